function z = interpft (x, n, dim)
  % INTERPFT  A periodic function at N places, by its Fourier series.
  %   INTERPFT (X, N, DIM): X are values at equal distances along DIM.
  %
  %   >> interpft ([1 2 3 2], 8)
  %   ans =
  %
  %      1.0000   1.2929   2.0000   2.7071   3.0000   2.7071   2.0000   1.2929
  %
  %   See also: interp1, fft
  if nargin < 2
    print_usage ();
  end
  if ~(isscalar (n) && n == fix (n))
    error ('interpft: N must be a scalar integer');
  end
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  nd = ndims (x);
  if dim < 1 || dim > nd
    error ('interpft: invalid dimension DIM');
  end
  order = [dim, 1:dim-1, dim+1:nd];
  x = permute (x, order);
  sz = size (x);
  m = sz(1);
  % At least as many places as there are values, then every inc-th of them.
  inc = max (1, ceil (m / n));
  total = n * inc;
  y = fft (reshape (x, m, []));
  k = floor (m / 2);
  if total == m
    z = x;
  else
    w = zeros (total, columns (y));
    half = ceil (m / 2);
    w(1:half, :) = y(1:half, :);
    w(total - (m - half) + 1:total, :) = y(half + 1:m, :);
    if mod (m, 2) == 0
      % The highest frequency of an even number of values belongs to both ends.
      w(total - k + 1, :) = y(k + 1, :) / 2;
      w(k + 1, :) = y(k + 1, :) / 2;
    end
    z = total / m * ifft (w);
    if isreal (x)
      z = real (z);
    end
  end
  z = reshape (z, total, []);
  z = z(1:inc:total, :);
  sz(1) = n;
  z = ipermute (reshape (z, sz), order);
end

%!assert (interpft ([1 2 3 2], 4), [1 2 3 2])
%!test
%! t = (0:7) / 8;
%! assert (interpft (sin (2 * pi * t), 16)(1:2:16), sin (2 * pi * t), 1e-14);
