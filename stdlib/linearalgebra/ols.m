function [beta, sigma, r] = ols (y, x)
  % OLS  Ordinary least squares: BETA of the model y = x * BETA + error.
  %   SIGMA is the covariance of the errors, R the residuals y - x * BETA.
  %
  %   >> ols ([1; 3; 5], [1 0; 1 1; 1 2])
  %   ans =
  %
  %      1
  %      2
  %
  %   See also: gls, lscov, mldivide
  if nargin ~= 2
    print_usage ();
  end
  if ~(isnumeric (x) && isnumeric (y))
    error ('ols: X and Y must be numeric matrices or vectors');
  elseif ndims (x) ~= 2 || ndims (y) ~= 2
    error ('ols: X and Y must be 2-D matrices or vectors');
  elseif rows (x) ~= rows (y)
    error ('ols: number of rows of X and Y must be equal');
  end
  z = x' * x;
  [u, p] = chol (z);
  if p
    beta = pinv (x) * y;
  else
    beta = u \ (u' \ (x' * y));
  end
  if nargout > 1
    r = y - x * beta;
    sigma = r' * r / (rows (y) - rank (z));
  end
end

%!assert (ols ([2; 4; 6], [1; 2; 3]), 2, 1e-14)
