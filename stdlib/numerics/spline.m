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
    r = [6 * (d(1, :) - first); 6 * diff(d, 1, 1); 6 * (last - d(n - 1, :))];
    c = tridiagonal ([h; 0], 2 * [h(1); h(1:n - 2) + h(2:n - 1); h(n - 1)], [h; 0], r);
  elseif n == 2
    c = zeros (2, m);
  elseif n == 3
    % One parabola.
    c = 2 * repmat ((d(2, :) - d(1, :)) / (x(3) - x(1)), 3, 1);
  else
    % The first and the last one are on the lines through their two neighbours: put into the
    % equations of the neighbours, they leave a tridiagonal system for the others.
    k = 2:n - 2;
    main = 2 * (h(1:n - 2) + h(2:n - 1));
    below = h(k);
    above = h(k);
    p = h(1) / h(2);
    q = h(n - 1) / h(n - 2);
    main(1) = main(1) + h(1) * (1 + p);
    main(n - 2) = main(n - 2) + h(n - 1) * (1 + q);
    above(1) = above(1) - h(1) * p;
    below(n - 3) = below(n - 3) - h(n - 1) * q;
    c = tridiagonal ([below; 0], main, [above; 0], 6 * diff (d));
    c = [(1 + p) * c(1, :) - p * c(2, :); c; (1 + q) * c(n - 2, :) - q * c(n - 3, :)];
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

function c = tridiagonal (below, main, above, c)
  % The solution of a system with these three diagonals, by elimination downwards and back.
  n = numel (main);
  for k = 2:n
    f = below(k - 1) / main(k - 1);
    main(k) = main(k) - f * above(k - 1);
    c(k, :) = c(k, :) - f * c(k - 1, :);
  end
  c(n, :) = c(n, :) / main(n);
  for k = n - 1:-1:1
    c(k, :) = (c(k, :) - above(k) * c(k + 1, :)) / main(k);
  end
end

%!assert (spline (0:4, (0:4) .^ 3, 2.5), 15.625, 1e-13)
%!assert (spline ([0 1 3 4 7 8], [0 1 3 4 7 8] .^ 3, [0.5 2 5 7.5]), [0.125 8 125 421.875], 1e-10)
%!assert (spline (0:3, (0:3) .^ 3, 1.5), 3.375, 1e-13)
%!assert (spline (0:4, [0, (0:4) .^ 3, 48], 2.5), 15.625, 1e-13)
%!assert (spline (0:4, [0:4; 2 * (0:4)], 2.5), [2.5; 5], 1e-13)
%!assert (spline ([0 1], [0 1], 0.3), 0.3, 1e-15)
%!assert (spline ([0 1 2], [0 1 4], 1.5), 2.25, 1e-15)
%!assert (spline ([0 1], [0 0 1 3], 0.5), 0.125, 1e-15)
%!assert (ppval (spline (0:4, (0:4) .^ 3), 2.5), 15.625, 1e-13)
