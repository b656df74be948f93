function X = chol2inv (R)
  % CHOL2INV  The inverse of the matrix R' * R, from its Cholesky factor R.
  %
  %   >> chol2inv ([2 0; 0 4])
  %   ans =
  %
  %      0.2500        0
  %           0   0.0625
  %
  %   See also: chol, cholinv, inv
  if nargin ~= 1
    print_usage ();
  end
  if ~isnumeric (R)
    error ('chol2inv: wrong type argument ''%s''', class (R));
  elseif rows (R) ~= columns (R)
    error ('chol2inv requires square matrix');
  end
  if isempty (R)
    X = [];
    return;
  end
  W = inv (triu (R));
  X = W * W';
end

%!assert (chol2inv (chol ([4 2; 2 3])), inv ([4 2; 2 3]), 4 * eps)
