function [U, S, V, flag] = svds (A, k, sigma, opts)
  % SVDS  A few singular values and vectors.
  %   S = SVDS (A, K) has the K (6) largest singular values of A, SVDS (A, K, SIGMA) those nearest to SIGMA.
  %   [U, S, V, FLAG] = SVDS (...) has the vectors too: A is about U * S * V'.
  %
  %   >> svds (sparse ([3 0; 0 4; 0 0]), 1)
  %   ans = 4
  %
  %   See also: svd, eigs
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (A) || ndims (A) > 2
    error ('svds: A must be a 2-D matrix');
  end
  if nargin < 2 || isempty (k)
    k = 6;
  end
  if nargin < 3 || isempty (sigma)
    sigma = Inf;
  end
  [m, n] = size (A);
  k = min ([k, m, n]);
  flag = false;
  if max (m, n) <= 500
    [U, S, V] = svd (full (A), 'econ');
    s = diag (S);
  else
    % Eigenvectors of the smaller of A' * A and A * A'.
    if m >= n
      [V, D, flag] = eigs (A' * A, k, squared (sigma));
      s = sqrt (max (real (diag (D)), 0));
      U = (A * V) ./ s';
    else
      [U, D, flag] = eigs (A * A', k, squared (sigma));
      s = sqrt (max (real (diag (D)), 0));
      V = (A' * U) ./ s';
    end
  end
  if isinf (sigma)
    [~, order] = sort (s, 'descend');
    order = order(1:k);
  else
    [~, order] = sort (abs (s - sigma));
    order = sort (order(1:k));
  end
  s = s(order);
  if nargout < 2
    U = s;
  else
    U = U(:, order);
    V = V(:, order);
    S = diag (s);
  end
end

function t = squared (sigma)
  if isinf (sigma)
    t = 'lm';
  else
    t = sigma ^ 2;
  end
end

%!assert (svds (sparse (diag (1:9)), 2), [9; 8], 1e-12)
%!assert (svds (sparse (diag (1:9)), 2, 3.1), [4; 3], 1e-12)
%!test
%! A = sparse ([1 2; 3 4; 5 6]);
%! [U, S, V] = svds (A, 2);
%! assert (U * S * V', full (A), 1e-12);
