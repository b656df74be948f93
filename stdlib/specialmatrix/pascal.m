function P = pascal (n, t)
  % PASCAL  The matrix of binomial coefficients.
  %   P(i,j) = nchoosek (i+j-2, i-1), symmetric and positive definite with determinant 1. T = 1 gives its
  %   lower triangular Cholesky factor with signs (its own inverse), T = -1 without signs, T = 2 a cube
  %   root of the identity.
  %
  %   >> pascal (4)
  %   ans =
  %
  %       1    1    1    1
  %       1    2    3    4
  %       1    3    6   10
  %       1    4   10   20
  %
  %   See also: chol, hilb, nchoosek
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    t = 0;
  end
  if ~(isscalar (n) && isscalar (t))
    error ('pascal: N and T must be scalars');
  end
  if ~any (t == [-1 0 1 2])
    error ('pascal: T must be -1, 0, 1, or 2, found %d', t);
  end
  P = zeros (n);
  if n < 1
    return;
  end
  % Each row from the one above: C(i,j) = C(i-1,j-1) + C(i-1,j).
  P(:, 1) = 1;
  for i = 2:n
    P(i, 2:i) = P(i - 1, 1:i - 1) + P(i - 1, 2:i);
  end
  switch t
    case 0
      P = P * P';
    case 1
      P = P .* (-1) .^ (0:n - 1);
    case 2
      P = rot90 (P .* (-1) .^ (0:n - 1), 3);
      if mod (n, 2) == 0
        P = -P;
      end
  end
end

%!assert (det (pascal (5)), 1, 1e-9)
%!assert (pascal (5, 1) ^ 2, eye (5))
%!assert (pascal (4, 2) ^ 3, eye (4))
