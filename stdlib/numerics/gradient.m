function varargout = gradient (f, varargin)
  % GRADIENT  Slopes of data or of a function.
  %   DX = GRADIENT (M) has central differences inside and one-sided ones at the ends, along the
  %   rows of a matrix; [DX, DY, DZ, ...] = GRADIENT (M) along the columns and further dimensions,
  %   too. GRADIENT (M, H) takes steps of H; GRADIENT (M, X, Y, ...) the points in each dimension.
  %   GRADIENT (@F, X0) is the slope of a function at X0, GRADIENT (@F, X0, H) with a step.
  %
  %   >> gradient ([1 4 9 16])
  %   ans =
  %
  %      3   4   6   7
  %
  %   See also: diff, trapz, del2
  if nargin < 1
    print_usage ();
  end
  if isa (f, 'function_handle') || ischar (f)
    [varargout{1:max (1, nargout)}] = slopes (f, varargin{:});
    return;
  end
  n = max (1, nargout);
  isline = isvector (f);
  if isline
    order = find (size (f) > 1, 1);
    if isempty (order)
      order = 1;
    end
  else
    order = [2 1 3:ndims(f)];
  end
  if n > numel (order)
    error ('gradient: number of outputs exceeds number of dimensions of M');
  end
  steps = varargin;
  if isempty (steps)
    steps = {1};
  end
  if numel (steps) == 1
    steps = repmat (steps, 1, numel (order));
  elseif numel (steps) ~= numel (order)
    print_usage ();
  end
  for k = 1:n
    varargout{k} = along (f, order(k), steps{k});
  end
end

function d = along (f, dim, h)
  % Central differences along one dimension.
  n = size (f, dim);
  if n < 2
    d = zeros (size (f), class (f));
    return;
  end
  if isscalar (h)
    h = h * ones (1, n - 1);
  else
    if numel (h) ~= n
      error ('gradient: size of dx and dy must match the dimensions of M');
    end
    h = diff (h(:)');
  end
  shape = ones (1, ndims (f));
  shape(dim) = n - 1;
  h = reshape (h, shape);
  at = @(k) [repmat({':'}, 1, dim - 1), {k}, repmat({':'}, 1, ndims (f) - dim)];
  step = @(k) [repmat({1}, 1, dim - 1), {k}, repmat({1}, 1, ndims (f) - dim)];
  rise = diff (f, 1, dim);
  d = zeros (size (f), class (f));
  first = at (1);
  last = at (n);
  d(first{:}) = rise(first{:}) ./ h(1);
  end_ = at (n - 1);
  d(last{:}) = rise(end_{:}) ./ h(n - 1);
  if n > 2
    low = at (1:n - 2);
    high = at (3:n);
    inner = at (2:n - 1);
    a = step (1:n - 2);
    b = step (2:n - 1);
    d(inner{:}) = (f(high{:}) - f(low{:})) ./ (h(a{:}) + h(b{:}));
  end
end

function varargout = slopes (f, x0, h)
  % Central differences of a function of one or several arguments.
  if nargin < 2
    print_usage ('gradient');
  end
  if nargin < 3
    h = 1;
  end
  if ischar (f)
    f = str2func (f);
  end
  if nargout < 2
    varargout{1} = (f (x0 + h) - f (x0 - h)) ./ (2 * h);
  else
    % Each column of X0 is one argument.
    args = num2cell (x0, 1);
    for k = 1:nargout
      up = args;
      down = args;
      up{k} = up{k} + h;
      down{k} = down{k} - h;
      varargout{k} = (f (up{:}) - f (down{:})) ./ (2 * h);
    end
  end
end

%!test
%! [dx, dy] = gradient ([1 2; 4 8]);
%! assert (dx, [1 1; 4 4]);
%! assert (dy, [3 6; 3 6]);
%!assert (gradient ([1; 4; 9], 2), [1.5; 2; 2.5])
%!assert (gradient ([1 4 9], [0 1 3]), [3 8/3 2.5], 1e-15)
%!assert (gradient (@(x) x .^ 2, 3), 6, 1e-8)
