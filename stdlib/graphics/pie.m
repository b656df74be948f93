function h = pie (varargin)
  % PIE  Draw shares as slices of a pie.
  %   PIE (X), PIE (X, EXPLODE), PIE (..., LABELS): X are the shares; if their sum is below one they
  %   are parts of the whole, and the rest stays open. A slice whose entry of EXPLODE is not zero
  %   stands out. LABELS is a cell of texts; else the percentages are written.
  %   H = PIE (...) returns the handles: a patch and a text for each slice in turn.
  %
  %   >> h = pie ([1 2 3]); get (h(2), 'string')
  %   ans = 17%
  %
  %   See also: bar
  if nargin < 1 || ~isnumeric (varargin{1}) || any (varargin{1}(:) < 0)
    error ('pie: all data in X must be positive');
  end
  x = varargin{1}(:)';
  labels = {};
  explode = zeros (size (x));
  for k = 2:nargin
    if iscell (varargin{k})
      labels = varargin{k};
    else
      explode = varargin{k}(:)' ~= 0;
    end
  end
  if sum (x) > 1
    x = x / sum (x);
  end
  ax = newplot ();
  map = colormap ();
  edges = pi / 2 + 2 * pi * [0, cumsum(x)];
  handles = [];
  for k = 1:numel (x)
    t = linspace (edges(k), edges(k+1), max (2, ceil (100 * x(k))));
    middle = (edges(k) + edges(k+1)) / 2;
    away = 0.1 * explode(k) * [cos(middle), sin(middle)];
    color = map(1 + round ((rows (map) - 1) * (k - 1) / max (numel (x) - 1, 1)), :);
    handles(end+1) = patch (away(1) + [0, cos(t)], away(2) + [0, sin(t)], color);
    if isempty (labels)
      words = sprintf ('%d%%', round (100 * x(k)));
    else
      words = labels{k};
    end
    sides = {'right', 'center', 'left'};
    side = sides{2 + (cos (middle) > 0.2) - (cos (middle) < -0.2)};
    handles(end+1) = text (away(1) + 1.12 * cos (middle), away(2) + 1.12 * sin (middle), words, ...
                           'horizontalalignment', side);
  end
  axis ([-1.3 1.3 -1.3 1.3], 'square', 'off');
  if nargout > 0
    h = handles;
  end
end

%!test
%! h = pie ([1 3], [0 1], {'a', 'b'}); assert (numel (h), 4); assert (get (h(4), 'string'), 'b'); close;
%!error <must be positive> pie (-1)
