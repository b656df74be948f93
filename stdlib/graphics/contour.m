function [c, h] = contour (varargin)
  % CONTOUR  Draw the contour lines of a matrix.
  %   CONTOUR (Z), CONTOUR (X, Y, Z), CONTOUR (..., N), CONTOUR (..., LEVELS): see CONTOURC. A last
  %   text is a line format as in PLOT; without one the lines have the colours of their levels.
  %   [C, H] = CONTOUR (...) returns the numbers of CONTOURC, and the handles of the lines.
  %
  %   >> [c, h] = contour ([0 0 0; 0 1 0; 0 0 0], [0.5 0.5]); get (h, 'type')
  %   ans = line
  %
  %   See also: contourc, plot
  format = '';
  if ischar (varargin{end})
    format = varargin{end};
    varargin(end) = [];
  end
  [lines, levels] = contourc (varargin{:});
  ax = newplot ();
  set (ax, 'box', 'on');
  map = colormap ();
  limits = [min(levels), max(levels)];
  handles = [];
  at = 1;
  while at < size (lines, 2)
    level = lines(1, at);
    n = lines(2, at);
    x = lines(1, at+1:at+n);
    y = lines(2, at+1:at+n);
    if isempty (format)
      place = 1 + round ((rows (map) - 1) * (level - limits(1)) / max (limits(2) - limits(1), eps));
      handles(end+1) = line (x, y, 'color', map(place, :));
    else
      held = get (ax, 'nextplot');
      set (ax, 'nextplot', 'add');
      handles(end+1) = plot (x, y, format);
      set (ax, 'nextplot', held);
    end
    at = at + n + 1;
  end
  if limits(1) < limits(2)
    caxis (limits);
  end
  [x, y] = gridlimits (varargin{:});
  axis ([x, y]);
  if nargout > 0
    c = lines;
    h = handles(:);
  end
end

function [x, y] = gridlimits (varargin)
  % The limits of the grid: X and Y if they were given, else the counts of columns and rows.
  if nargin > 2
    [x, y] = deal (varargin{1:2});
  else
    x = [1, columns(varargin{1})];
    y = [1, rows(varargin{1})];
  end
  x = [min(x(:)), max(x(:))];
  y = [min(y(:)), max(y(:))];
end

%!test
%! [c, h] = contour (1:3, 1:3, [0 0 0; 0 1 0; 0 0 0], [0.2 0.5]); assert (numel (h), 2);
%! assert (caxis (), [0.2 0.5]);
%! assert (axis (), [1 3 1 3]); close;
