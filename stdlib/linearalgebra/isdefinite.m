function tf = isdefinite (A, tol)
  % ISDEFINITE  True for a symmetric (Hermitian) positive definite matrix.
  %   TF = ISDEFINITE (A) or ISDEFINITE (A, TOL): every eigenvalue is larger than TOL, which is
  %   100 * eps * norm (A, 'fro') if not given.
  %
  %   >> isdefinite ([2 1; 1 2])
  %   ans = 1
  %
  %   See also: chol, issymmetric, ishermitian
  if nargin < 1
    print_usage ();
  end
  if ~isfloat (A)
    A = double (A);
  end
  if nargin < 2
    tol = 100 * eps (class (A)) * norm (A, 'fro');
  elseif ~(isnumeric (tol) && isscalar (tol) && tol >= 0)
    error ('isdefinite: TOL must be a scalar >= 0');
  end
  tf = false;
  if ishermitian (A, tol)
    [r, p] = chol (A - tol * eye (rows (A)));
    tf = p == 0;
  end
end

%!assert (isdefinite ([2 0; 0 2]), true)
%!assert (isdefinite ([2 0; 0 -1]), false)
%!assert (isdefinite ([1 2; 3 4]), false)
