function y = kurtosis (x, flag, dim)
  % KURTOSIS  How heavy the tails of the data are; 3 for a normal distribution.
  %   Y = KURTOSIS (X, FLAG, DIM): FLAG 0 corrects for the bias of small samples.
  %
  %   >> round (kurtosis ([1 2 4 9]) * 1e6) / 1e6
  %   ans = 2
  %
  %   See also: skewness, var
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('kurtosis: X must be a numeric vector or matrix');
  end
  if nargin < 2 || isempty (flag)
    flag = 1;
  elseif ~(isscalar (flag) && (flag == 0 || flag == 1))
    error ('kurtosis: FLAG must be 0 or 1');
  end
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('kurtosis: DIM must be an integer and a valid dimension');
  end
  n = size (x, dim);
  x = center (x, dim);
  s = std (x, 1, dim);
  y = sum (x .^ 4, dim) ./ (n * s .^ 4);
  y(s == 0) = NaN;
  if flag == 0 && n > 3
    y = 3 + (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * y - 3 * (n - 1));
  end
end

%!assert (kurtosis ([1 2 3]), 1.5, 1e-15)
