function K = commutation_matrix (m, n)
  % COMMUTATION_MATRIX  The K with K * vec (A) = vec (A') for M by N matrices A.
  %
  %   >> commutation_matrix (2, 2)
  %   ans =
  %
  %      1   0   0   0
  %      0   0   1   0
  %      0   1   0   0
  %      0   0   0   1
  %
  %   See also: duplication_matrix, vec
  if nargin < 1
    print_usage ();
  end
  if ~(isscalar (m) && m == fix (m) && m > 0)
    error ('commutation_matrix: M must be a positive integer');
  end
  if nargin < 2
    n = m;
  elseif ~(isscalar (n) && n == fix (n) && n > 0)
    error ('commutation_matrix: N must be a positive integer');
  end
  from = reshape (1:m * n, m, n)';
  K = eye (m * n)(from(:), :);
end

%!assert (commutation_matrix (2, 3) * vec ([1 2 3; 4 5 6]), vec ([1 2 3; 4 5 6]'))
