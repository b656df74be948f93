function [x, stdx, mse, S] = lscov (A, b, V, alg)
  % LSCOV  Least squares with known weights or covariance: the X that minimizes (A*X-b)' * inv (V) * (A*X-b).
  %   V is a vector of weights (then of the squares, not their inverses) or a covariance matrix. STDX are
  %   the standard errors of X, MSE the mean squared error, S the covariance of X.
  %
  %   >> lscov ([1 0; 1 1; 1 2], [1; 3; 5])
  %   ans =
  %
  %      1
  %      2
  %
  %   See also: ols, gls, mldivide
  if nargin < 2
    print_usage ();
  end
  if ~(isnumeric (A) && isnumeric (b))
    error ('lscov: A and B must be numeric matrices');
  end
  if rows (A) ~= rows (b)
    error ('lscov: A and B must have the same number of rows');
  end
  n = rows (A);
  if nargin > 2 && ~isempty (V)
    if isvector (V)
      if numel (V) ~= n
        error ('lscov: vector V must have n (number of row in A) elements ');
      end
      w = sqrt (V(:));
      A = w .* A;
      b = w .* b;
    else
      if any (size (V) ~= n)
        error ('lscov: matrix V must be square with the same number of rows as A');
      end
      % Whitened by the Cholesky factor.
      B = chol (V)';
      A = B \ A;
      b = B \ b;
    end
  end
  p = columns (A);
  inverse = pinv (A);
  x = inverse * b;
  if nargout > 1
    if isscalar (n - p) && n > p
      mse = sumsq (b - A * x) / (n - p);
    else
      mse = zeros (1, columns (b));
    end
    C = pinv (A' * A);
    stdx = sqrt (diag (C) * mse);
    k = columns (b);
    S = C * mse(1);
    if k > 1
      S = zeros (p, p, k);
      for j = 1:k
        S(:, :, j) = C * mse(j);
      end
    end
  end
end

%!test
%! x = lscov ([1 0; 1 1; 1 2], [1; 3; 5], [1 2 1]);
%! assert (x, [1; 2], 1e-13);
