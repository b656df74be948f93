function X = cholinv (A)
  % CHOLINV  The inverse of a positive definite matrix, by its Cholesky factor.
  %
  %   >> cholinv ([2 1; 1 2])
  %   ans =
  %
  %      0.6667  -0.3333
  %     -0.3333   0.6667
  %
  %   See also: chol, chol2inv, inv
  if nargin ~= 1
    print_usage ();
  end
  if isempty (A)
    X = [];
    return;
  end
  [R, p] = chol (A);
  if p > 0
    error ('cholinv: A must be positive definite');
  end
  X = chol2inv (R);
end

%!assert (cholinv ([4 2; 2 3]), inv ([4 2; 2 3]), 4 * eps)
