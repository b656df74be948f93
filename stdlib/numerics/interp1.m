function yi = interp1 (x, varargin)
  % INTERP1  Values between the points of a table.
  %   YI = INTERP1 (X, Y, XI) at the points XI; Y may be a matrix of columns. INTERP1 (Y, XI) takes
  %   X = 1:n. INTERP1 (..., METHOD): 'linear' (default), 'nearest', 'previous', 'next', 'pchip' or
  %   'cubic', 'spline'. Outside the table the values are NA, or VALUE with INTERP1 (..., VALUE), or
  %   go on by the method with INTERP1 (..., 'extrap').
  %
  %   >> interp1 ([1 2 4], [10 20 40], [1.5 3])
  %   ans =
  %
  %      15   30
  %
  %   See also: interp2, spline, pchip, polyfit
  if nargin < 2
    print_usage ();
  end
  method = 'linear';
  outside = NA;
  extrapolate = false;
  data = {x};
  isleft = false;
  ispp = false;
  waiting = true;
  for k = 1:numel (varargin)
    a = varargin{k};
    if ischar (a)
      a = lower (a);
      if strcmp (a, 'extrap')
        extrapolate = true;
      elseif strcmp (a, 'left')
        isleft = true;
      elseif strcmp (a, 'right')
        isleft = false;
      elseif strcmp (a, 'pp')
        ispp = true;
      else
        method = a;
      end
      waiting = false;
    elseif waiting && numel (data) < 3
      data{end + 1} = a;
    else
      outside = a;
    end
  end
  if ispp
    data{3} = [];
  end
  if numel (data) == 2
    y = data{1};
    xi = data{2};
    if isvector (y)
      y = y(:);
    end
    x = (1:size (y, 1))';
  else
    [x, y, xi] = data{:};
  end
  if any (strcmp (method, {'*linear', '*nearest', '*cubic', '*spline', '*pchip', '*previous', '*next'}))
    method = method(2:end);
  end
  isline = isvector (y);
  if isline
    y = y(:);
  end
  x = x(:);
  n = numel (x);
  if n < 2 || size (y, 1) < 2
    error ('interp1: minimum of 2 points required in each dimension');
  end
  if n ~= size (y, 1)
    error ('interp1: X and Y must be vectors of the same length');
  end
  if ~issorted (x)
    if issorted (x(end:-1:1))
      x = x(end:-1:1);
      y = y(end:-1:1, :);
      isleft = ~isleft;
    else
      [x, order] = sort (x);
      y = y(order, :);
    end
  end
  columns_ = size (y, 2);
  shape = size (xi);
  z = xi(:);

  jumps = any (diff (x) == 0);
  if jumps && any (x(3:n) == x(1:n - 2))
    warning ('interp1: multiple discontinuities at the same X value');
  end
  if jumps && ~strcmp (method, 'linear')
    error ('interp1: discontinuities not supported for METHOD ''%s''', method);
  end
  if ispp
    yi = pieces (x, y, method);
    return;
  end
  switch method
    case 'linear'
      k = interval (x, z, isleft && jumps);
      h = x(k + 1) - x(k);
      exact = h == 0;
      slope = (y(k + 1, :) - y(k, :)) ./ h;
      v = slope .* (z - x(k)) + y(k, :);
      v(exact, :) = y(k(exact), :);
    case 'nearest'
      k = interval (0.5 * (x(1:n - 1) + x(2:n)), z, false, true);
      v = y(k, :);
    case 'previous'
      k = lookup (x, z);
      v = y(max (k, 1), :);
    case 'next'
      k = n + 1 - lookup (-x(end:-1:1), -z);
      v = y(min (k, n), :);
    case {'pchip', 'cubic'}
      if n == 2 || strcmp (method, 'cubic') && n < 3
        k = interval (x, z, false);
        v = y(k, :) + (z - x(k)) ./ (x(k + 1) - x(k)) .* (y(k + 1, :) - y(k, :));
      else
        v = zeros (numel (z), columns_);
        for c = 1:columns_
          v(:, c) = pchip (x, y(:, c), z);
        end
      end
    case 'spline'
      v = zeros (numel (z), columns_);
      for c = 1:columns_
        v(:, c) = spline (x, y(:, c), z);
      end
    otherwise
      error ('interp1: invalid METHOD ''%s''', method);
  end
  missing = NA;
  if iscomplex (y)
    missing = complex (NA, NA);
    if isna (outside)
      outside = missing;
    end
  end
  if ~extrapolate
    out = ~(z >= x(1) & z <= x(n));
    v(out, :) = outside;
  end
  v(isnan (z), :) = missing;

  if isline
    yi = reshape (v, shape);
  elseif isvector (xi)
    yi = v;
  else
    yi = reshape (v, [shape, columns_]);
  end
end

function pp = pieces (x, y, method)
  % The interpolation as a piecewise polynomial.
  n = numel (x);
  switch method
    case 'linear'
      slope = diff (y) ./ diff (x);
      start = y(1:n - 1, :);
      pp = mkpp (x, [slope(:), start(:)]);
    case 'nearest'
      pp = mkpp ([x(1); (x(1:n - 1) + x(2:n)) / 2; x(n)], y);
    case 'previous'
      pp = mkpp ([x; 2 * x(n) - x(n - 1)], y);
    case 'next'
      pp = mkpp ([2 * x(1) - x(2); x], y);
    case {'pchip', 'cubic'}
      pp = pchip (x, y');
    case 'spline'
      pp = spline (x, y');
    otherwise
      error ('interp1: invalid METHOD ''%s''', method);
  end
end

function k = interval (x, z, fromright, nearest)
  % The interval of the table that each z lies in, the first or last one for those outside.
  if nargin > 3
    k = lookup (x, z) + 1;
    return;
  end
  n = numel (x);
  if fromright
    k = n - lookup (-x(end:-1:1), -z);
  else
    k = lookup (x, z);
  end
  k = min (max (k, 1), n - 1);
end

%!assert (interp1 ([1 2 4], [10 20 40], [1.5; 3]), [15; 30])
%!assert (interp1 ([10 20 30], 2.5), 25)
%!assert (isna (interp1 ([1 2], [1 2], 3)))
%!assert (interp1 ([1 2], [1 2], 3, 'linear', 'extrap'), 3)
%!assert (isna (imag (interp1 (1:3, [1 2 3] + 1i, [0 2]))), [true false])
%!assert (interp1 ([1 2], [1 2], 3, 'linear', 0), 0)
%!assert (interp1 ([1 2 3], [1 4 9], [1.4 1.6], 'nearest'), [1 4])
%!assert (interp1 ([1 2 3], [1 4 9], [1.4 2.6], 'previous'), [1 4])
%!assert (interp1 ([1 2 3], [1 4 9], [1.4 2.6], 'next'), [4 9])
%!assert (interp1 (1:4, (1:4) .^ 3, 2.5, 'spline'), 15.625, 1e-12)
