function [z, mu, sigma] = zscore (x, opt, dim)
  % ZSCORE  Subtract the mean and divide by the standard deviation along a dimension.
  %   [Z, MU, SIGMA] = ZSCORE (X, OPT, DIM): OPT is that of STD. Where the deviation is zero, Z is, too.
  %
  %   >> zscore ([1 2 3])
  %   ans =
  %
  %     -1   0   1
  %
  %   See also: mean, std, center, normalize
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('zscore: X must be a numeric vector or matrix');
  end
  if nargin < 2 || isempty (opt)
    opt = 0;
  elseif ~(isscalar (opt) && (opt == 0 || opt == 1))
    error ('zscore: normalization OPT must be empty, 0, or 1');
  end
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('zscore: DIM must be an integer and a valid dimension');
  end
  if isempty (x)
    z = x;
    mu = [];
    sigma = [];
    return;
  end
  if ~isfloat (x)
    x = double (x);
  end
  mu = mean (x, dim);
  sigma = std (x, opt, dim);
  divisor = sigma;
  divisor(sigma == 0) = 1;
  z = (x - mu) ./ divisor;
end

%!assert (zscore ([1 2; 3 5], 1), [-1 -1; 1 1])
%!assert (zscore ([1 1 1]), [0 0 0])
