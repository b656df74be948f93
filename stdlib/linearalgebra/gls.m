function [beta, v, r] = gls (y, x, o)
  % GLS  Generalized least squares: BETA of y = x * BETA + error, whose errors have the covariance v * O.
  %
  %   >> gls ([1; 3; 5], [1 0; 1 1; 1 2], eye (3))
  %   ans =
  %
  %      1
  %      2
  %
  %   See also: ols, lscov
  if nargin ~= 3
    print_usage ();
  end
  if ~(isnumeric (x) && isnumeric (y) && isnumeric (o))
    error ('gls: X, Y, and O must be numeric matrices or vectors');
  elseif ndims (x) ~= 2 || ndims (y) ~= 2 || ndims (o) ~= 2
    error ('gls: X, Y and O must be 2-D matrices or vectors');
  elseif rows (x) ~= rows (y)
    error ('gls: number of rows of X and Y must be equal');
  end
  [n, p] = size (y);
  if any (size (o) ~= n * p)
    error ('gls: matrix O must be square matrix with rows = rows (Y) * cols (Y)');
  end
  z = kron (eye (p), x);
  w = sqrtm (inv (o));
  b = pinv (w * z) * (w * y(:));
  e = w * (y(:) - z * b);
  beta = reshape (b, columns (x), p);
  if nargout > 1
    r = y - x * beta;
    v = e' * e / (n - rank (x));
  end
end

%!assert (gls ([2; 4; 6], [1; 2; 3], diag ([1 2 3])), 2, 1e-13)
