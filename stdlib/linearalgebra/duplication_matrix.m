function D = duplication_matrix (n)
  % DUPLICATION_MATRIX  The D with D * vech (A) = vec (A) for symmetric N by N matrices A.
  %
  %   >> duplication_matrix (2)
  %   ans =
  %
  %      1   0   0
  %      0   1   0
  %      0   1   0
  %      0   0   1
  %
  %   See also: commutation_matrix, vech, vec
  if nargin < 1
    print_usage ();
  end
  if ~(isscalar (n) && n == fix (n) && n > 0)
    error ('duplication_matrix: N must be a positive integer');
  end
  number = zeros (n);
  number(tril (true (n))) = 1:n * (n + 1) / 2;
  number = number + tril (number, -1)';
  D = eye (n * (n + 1) / 2)(number(:), :);
end

%!test
%! A = [1 2 3; 2 4 5; 3 5 6];
%! assert (duplication_matrix (3) * vech (A), vec (A));
