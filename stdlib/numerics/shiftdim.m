function [y, n] = shiftdim (x, n)
  % SHIFTDIM  Turn the dimensions of an array around.
  %   Y = SHIFTDIM (X, N) moves the first N dimensions to the end; a negative N puts as many of length one
  %   in front. [Y, N] = SHIFTDIM (X) removes the leading dimensions of length one.
  %
  %   >> size (shiftdim (ones (2, 3, 4), 1))
  %   ans =
  %
  %      3   4   2
  %
  %   See also: permute, squeeze, circshift
  if nargin < 1
    print_usage ();
  end
  if isempty (x)
    y = x;
    n = 0;
    return;
  end
  count = ndims (x);
  shape = size (x);
  if nargin < 2
    n = find (shape ~= 1, 1) - 1;
    if isempty (n)
      n = 0;
    end
    y = reshape (x, [shape(n + 1:end), ones(1, 2 - (count - n))]);
    return;
  end
  if ~(isscalar (n) && n == fix (n))
    error ('shiftdim: N must be a scalar integer');
  end
  if n >= count
    n = rem (n, count);
  end
  if n < 0
    y = reshape (x, [ones(1, -n), shape]);
  elseif n > 0
    y = permute (x, [n + 1:count, 1:n]);
  else
    y = x;
  end
end

%!assert (size (shiftdim (ones (1, 1, 3))), [3 1])
%!assert (size (shiftdim (ones (2, 3), -1)), [1 2 3])
