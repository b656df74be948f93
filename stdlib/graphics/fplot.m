function [x, y] = fplot (f, limits, varargin)
  % FPLOT  Draw a function.
  %   FPLOT (F), FPLOT (F, [XLO XHI]), FPLOT (F, [XLO XHI YLO YHI], FMT): F is a function handle or its
  %   name or a formula of x as text; the limits are -5 to 5 without any. More points are taken where
  %   the function bends. H = FPLOT (...) returns the handle, [X, Y] = FPLOT (...) the points and draws
  %   nothing.
  %
  %   >> [x, y] = fplot (@(x) x .^ 2, [0 1]); max (abs (y - x .^ 2)) == 0
  %   ans = 1
  %
  %   See also: plot
  if ischar (f)
    if ~isempty (regexp (f, '^[A-Za-z]\w*$', 'once')) && ~strcmp (f, 'x')
      f = str2func (f);
    else
      f = str2func (['@(x) ' regexprep(f, '(?<!\.)([*/^])', '.$1')]);
    end
  end
  if nargin < 2
    limits = [-5 5];
  elseif ischar (limits)
    varargin = [{limits}, varargin];
    limits = [-5 5];
  end
  x = linspace (limits(1), limits(2), 65)';
  y = values (f, x);
  for round = 1:4
    % a point is added on both sides of each bend
    span = max (max (y, [], 1) - min (y, [], 1));
    bend = any (abs (diff (y, 2, 1)) > span / 500, 2);
    near = [bend; false] | [false; bend];
    more = (x([near; false]) + x([false; near])) / 2;
    if isempty (more) || ~isfinite (span)
      break;
    end
    x = sort ([x; more]);
    y = values (f, x);
  end
  if nargout < 2
    h = plot (x, y, varargin{:});
    if numel (limits) > 2
      axis (limits);
    end
    if nargout == 1
      x = h;
    else
      clear x;
    end
  end
end

function y = values (f, x)
  y = f (x);
  if isscalar (y)
    y = y * ones (size (x));
  end
end

%!test
%! h = fplot (@sin, [0 3]); assert (get (h, 'type'), 'line'); assert (xlim (), [0 3]); close;
%! h = fplot ('x^2', [0 2]); assert (max (get (h, 'ydata')), 4); close;
%! [x, y] = fplot (@(x) abs (x - 0.3), [0 1]); assert (numel (x) > 65);
