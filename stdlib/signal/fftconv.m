function c = fftconv (x, y, n)
  % FFTCONV  The convolution of two vectors by Fourier transforms of length at least N.
  %
  %   >> fftconv ([1 2 3], [1 1])
  %   ans =
  %
  %      1   3   5   3
  %
  %   See also: conv, fftfilt
  if nargin < 2
    print_usage ();
  end
  if ~(isvector (x) && isvector (y))
    error ('fftconv: both A and B must be vectors');
  end
  total = numel (x) + numel (y) - 1;
  if isscalar (x) || isscalar (y)
    c = x * y;
    return;
  end
  if nargin < 3
    n = total;
  elseif ~isscalar (n)
    error ('fftconv: N must be a scalar');
  else
    n = max (n, total);
  end
  row = isrow (y);
  c = ifft (fft (x(:), n) .* fft (y(:), n));
  if isreal (x) && isreal (y)
    c = real (c);
  end
  if all (x(:) == fix (x(:))) && all (y(:) == fix (y(:)))
    c = round (c);
  end
  c = c(1:n);
  if nargin < 3
    c = c(1:total);
  end
  if row
    c = c.';
  end
end

%!assert (fftconv ([1 2 3], [4 5 6]), conv ([1 2 3], [4 5 6]))
