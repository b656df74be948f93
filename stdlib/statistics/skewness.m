function y = skewness (x, flag, dim)
  % SKEWNESS  How much longer the tail of the data is on the right than on the left.
  %   Y = SKEWNESS (X, FLAG, DIM): FLAG 0 corrects for the bias of small samples.
  %
  %   >> skewness ([1 2 4])
  %   ans = 0.3818
  %
  %   See also: kurtosis, mean, var
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('skewness: X must be a numeric vector or matrix');
  end
  if nargin < 2 || isempty (flag)
    flag = 1;
  elseif ~(isscalar (flag) && (flag == 0 || flag == 1))
    error ('skewness: FLAG must be 0 or 1');
  end
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('skewness: DIM must be an integer and a valid dimension');
  end
  n = size (x, dim);
  x = center (x, dim);
  s = std (x, 1, dim);
  y = sum (x .^ 3, dim) ./ (n * s .^ 3);
  y(s == 0) = NaN;
  if flag == 0
    if n > 2
      y = y * sqrt (n * (n - 1)) / (n - 2);
    else
      y(:) = NaN;
    end
  end
end

%!assert (skewness ([1 2 3]), 0)
%!assert (isnan (skewness ([1 1 1])))
