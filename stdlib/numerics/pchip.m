function yi = pchip (x, y, xi)
  % PCHIP  Values of piecewise cubics through a table that do not overshoot.
  %   YI = PCHIP (X, Y, XI): where the data rise the result does, and extrema stay where they are.
  %   PP = PCHIP (X, Y) is the piecewise polynomial (PPVAL).
  %
  %   Source: Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5, 1984.
  %
  %   >> pchip ([0 1 2], [0 1 1], 1.5)
  %   ans = 1
  %
  %   See also: spline, interp1, ppval
  if nargin < 2
    print_usage ();
  end
  isline = isvector (y);
  if isline
    v = y(:);
  else
    v = reshape (y, [], size (y, ndims (y)))';
  end
  x = x(:);
  n = numel (x);
  if n < 2
    error ('pchip: X must be at least of length 2');
  end
  h = diff (x);
  d = diff (v) ./ h;
  m = size (v, 2);
  s = zeros (n, m);
  if n == 2
    s = repmat (d, 2, 1);
  else
    for c = 1:m
      for k = 2:n - 1
        p = d(k - 1, c);
        q = d(k, c);
        if p * q > 0
          % Weighted harmonic mean of the slopes on both sides.
          total = 3 * (h(k - 1) + h(k));
          big = max (abs (p), abs (q));
          small = min (abs (p), abs (q));
          a = (h(k - 1) + (h(k - 1) + h(k))) / total;
          b = (h(k) + (h(k - 1) + h(k))) / total;
          s(k, c) = small / (a * (p / big) + b * (q / big));
        end
      end
      s(1, c) = edge (h(1), h(2), d(1, c), d(2, c));
      s(n, c) = edge (h(n - 1), h(n - 2), d(n - 1, c), d(n - 2, c));
    end
  end
  k = 1:n - 1;
  square = (3 * d - 2 * s(k, :) - s(k + 1, :)) ./ h;
  cubic = (s(k, :) + s(k + 1, :) - 2 * d) ./ h .^ 2;
  if nargin < 3
    coefficients = [reshape(cubic', [], 1), reshape(square', [], 1), ...
                    reshape(s(k, :)', [], 1), reshape(v(k, :)', [], 1)];
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
  yi = v(k, :) + t .* (s(k, :) + t .* (square(k, :) + t .* cubic(k, :)));
  if isline
    yi = reshape (yi, size (xi));
  else
    shape = size (y);
    yi = reshape (yi', [shape(1:end - 1), numel(z)]);
  end
end

function s = edge (h0, h1, d0, d1)
  % Three-point slope at an end, kept in sign and size.
  s = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
  if s * d0 <= 0
    s = 0;
  elseif d0 * d1 <= 0 && abs (s) > 3 * abs (d0)
    s = 3 * d0;
  end
end

%!assert (pchip ([0 1 2], [0 1 1], 1.5), 1)
%!assert (pchip (0:3, [0 1 2 3], [0.5 2.5]), [0.5 2.5], 1e-15)
%!assert (pchip ([0 1 2], [0 2 1], 1), 2)
