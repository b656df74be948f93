function [a, m1, m2, b, tol, maxit, x] = krylovinput (name, asksTranspose, given)
  % KRYLOVINPUT  Arguments (A, B, TOL, MAXIT, M1, M2, X0, ...) of the iterative solvers, checked.
  %   A, M1 and M2 become functions of a vector and 'notransp' or 'transp': products with A,
  %   solutions with M1 and M2. Functions are asked for the transpose only by methods that need it.
  %
  %   See also: pcg, bicg, bicgstab, gmres
  given(end + 1:7) = {[]};
  [A, b, tol, maxit, M1, M2, x] = given{1:7};
  more = given(8:end);
  if isempty (b)
    error ('Octave:invalid-fun-call', 'Invalid call to %s', name);
  end
  [a, isMatrix] = action (name, 'A', A, @mtimes, asksTranspose, more);
  if isMatrix && rows (A) ~= rows (b)
    error ('%s: dimension of B is not consistent with A', name);
  end
  m1 = action (name, 'M1', M1, @mldivide, asksTranspose, more);
  m2 = action (name, 'M2', M2, @mldivide, asksTranspose, more);
  if isempty (tol)
    tol = 1e-6;
  end
  if isempty (maxit)
    maxit = min (rows (b), 20);
  end
  if isempty (x)
    x = zeros (rows (b), 1);
  end
end

function [f, isMatrix] = action (name, what, M, op, asksTranspose, more)
  isMatrix = isnumeric (M) && ~isempty (M);
  if isempty (M)
    f = @(x, direction) x;
  elseif isMatrix && rows (M) == columns (M)
    if what(1) == 'M' && rows (M) <= 1000 && rcond (full (M)) < eps
      % A singular preconditioner: every method sees at its first use that it solves nothing.
      f = @(x, direction) NaN (size (x));
    else
      f = @(x, direction) matrixaction (op, M, x, direction);
    end
  elseif ischar (M) || isa (M, 'function_handle')
    if ischar (M)
      M = str2func (M);
    end
    if asksTranspose
      f = @(x, direction) M (x, direction, more{:});
    else
      f = @(x, direction) M (x, more{:});
    end
  else
    error ('%s: %s must be a square matrix or a function handle', name, what);
  end
end

function y = matrixaction (op, M, x, direction)
  if direction(1) == 't'
    M = M';
  end
  y = op (M, x);
end
