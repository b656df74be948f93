function y = fftfilt (b, x, n)
  % FFTFILT  Filter columns with the finite response B, by Fourier transforms of overlapping pieces.
  %   The same as FILTER (B, 1, X) up to rounding; N is the least length of the transforms.
  %
  %   >> fftfilt ([1 1], [1 2 3 4])
  %   ans =
  %
  %      1   3   5   7
  %
  %   See also: filter, fftconv, fft
  if nargin < 2
    print_usage ();
  end
  if ~isvector (b)
    error ('fftfilt: B must be a vector');
  end
  transposed = isrow (x);
  if transposed
    x = x.';
  end
  if ndims (x) ~= 2
    error ('fftfilt: X must be a 1-D or 2-D array');
  end
  [r, c] = size (x);
  l = numel (b);
  if nargin < 3
    % Eight times the response a piece, at most all at once.
    n = 2 ^ nextpow2 (min (r + l - 1, 8 * l));
  else
    if ~(isscalar (n) && isreal (n) && n == fix (n) && n > 0)
      error ('fftfilt: N must be a finite positive integer');
    end
    n = 2 ^ nextpow2 (max (n, l));
  end
  step = n - l + 1;
  B = fft (b(:), n);
  y = zeros (r + n, c, class (x(1:min (1, end)) * b(1)));
  for k = 1:step:r
    piece = ifft (fft (x(k:min (k + step - 1, r), :), n) .* B);
    y(k:k + n - 1, :) = y(k:k + n - 1, :) + piece;
  end
  y = y(1:r, :);
  % What is real, or whole, stays so.
  if isreal (b)
    realcolumns = ~any (imag (x) ~= 0, 1);
    if isreal (x)
      y = real (y);
    else
      y(:, realcolumns) = real (y(:, realcolumns));
      imagcolumns = ~any (real (x) ~= 0, 1);
      y(:, imagcolumns) = complex (0, imag (y(:, imagcolumns)));
    end
  elseif ~any (real (b(:)) ~= 0)
    if isreal (x)
      y = complex (0, imag (y));
    end
  end
  if all (b(:) == fix (b(:)))
    whole = all (x == fix (x), 1);
    y(:, whole) = round (y(:, whole));
  end
  if transposed
    y = y.';
  end
end

%!assert (fftfilt ([1 2 1], [1 0 0 0 1]), [1 2 1 0 1])
%!assert (fftfilt ([1 1] / 2, (1:10)'), filter ([1 1] / 2, 1, (1:10)'), 1e-14)
