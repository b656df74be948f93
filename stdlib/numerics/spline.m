function yi = spline (x, y, xi)
  % SPLINE  Values of the cubic spline through the points of a table.
  %   YI = SPLINE (X, Y, XI). The third derivative goes on over the second and the last but one point
  %   ("not a knot"); if Y has two elements more than X, its first and last one are the slopes at
  %   the ends. PP = SPLINE (X, Y) is the piecewise polynomial (PPVAL).
  %
  %   >> spline (0:4, (0:4) .^ 3, 2.5)
  %   ans = 15.625
  %
  %   See also: interp1, pchip, ppval
  if nargin < 2
    print_usage ();
  end
  isline = isvector (y);
  if isline
    values = y(:);
  else
    values = reshape (y, [], size (y, ndims (y)))';
  end
  x = x(:);
  n = numel (x);
  bad = isnan (x);
  if size (values, 1) == n
    bad = bad | any (isnan (values), 2);
    values(bad, :) = [];
    x(bad) = [];
    n = numel (x);
  end
  if n < 2
    error ('spline: requires at least 2 points');
  end
  clamped = size (values, 1) == n + 2;
  if clamped
    first = values(1, :);
    last = values(end, :);
    values = values(2:end - 1, :);
  end
  [x, order] = sort (x);
  values = values(order, :);
  m = size (values, 2);
  h = diff (x);
  d = diff (values) ./ h;
  if clamped
    % Second derivatives by the tridiagonal system with given slopes at the ends.
    a = zeros (n);
    r = zeros (n, m);
    a(1, 1:2) = [2 * h(1), h(1)];
    r(1, :) = 6 * (d(1, :) - first);
    a(n, n - 1:n) = [h(n - 1), 2 * h(n - 1)];
    r(n, :) = 6 * (last - d(n - 1, :));
  elseif n == 2
    c = zeros (2, m);
  elseif n == 3
    % One parabola.
    c = 2 * repmat ((d(2, :) - d(1, :)) / (x(3) - x(1)), 3, 1);
  else
    a = zeros (n);
    r = zeros (n, m);
    a(1, 1:3) = [h(2), -(h(1) + h(2)), h(1)];
    a(n, n - 2:n) = [h(n - 1), -(h(n - 2) + h(n - 1)), h(n - 2)];
  end
  if clamped || n > 3
    for k = 2:n - 1
      a(k, k - 1:k + 1) = [h(k - 1), 2 * (h(k - 1) + h(k)), h(k)];
      r(k, :) = 6 * (d(k, :) - d(k - 1, :));
    end
    c = a \ r;
  end
  % On each interval: values + slopes * t + c / 2 * t ^ 2 + rise of c / (6 h) * t ^ 3.
  k = 1:n - 1;
  cubic = (c(k + 1, :) - c(k, :)) ./ (6 * h);
  square = c(k, :) / 2;
  linear = d - h .* (2 * c(k, :) + c(k + 1, :)) / 6;
  if nargin < 3
    coefficients = [reshape(cubic', [], 1), reshape(square', [], 1), ...
                    reshape(linear', [], 1), reshape(values(k, :)', [], 1)];
    if isline
      yi = mkpp (x', coefficients);
    else
      shape = size (y);
      yi = mkpp (x', coefficients, shape(1:end - 1));
    end
    return;
  end
  z = xi(:);
  k = min (max (lookup (x, z), 1), n - 1);
  t = z - x(k);
  yi = values(k, :) + t .* (linear(k, :) + t .* (square(k, :) + t .* cubic(k, :)));
  if isline
    yi = reshape (yi, size (xi));
  else
    shape = size (y);
    yi = reshape (yi', [shape(1:end - 1), numel(z)]);
  end
end

%!assert (spline (0:4, (0:4) .^ 3, 2.5), 15.625, 1e-13)
%!assert (spline ([0 1], [0 1], 0.3), 0.3, 1e-15)
%!assert (spline ([0 1 2], [0 1 4], 1.5), 2.25, 1e-15)
%!assert (spline ([0 1], [0 0 1 3], 0.5), 0.125, 1e-15)
%!assert (ppval (spline (0:4, (0:4) .^ 3), 2.5), 15.625, 1e-13)
