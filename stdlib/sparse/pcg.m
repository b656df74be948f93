function [x, flag, relres, iter, resvec, eigest] = pcg (A, b, varargin)
  % PCG  Conjugate gradients for A X = B, A hermitian and positive definite.
  %   X = PCG (A, B, TOL, MAXIT, M1, M2, X0, ...): A is a matrix or a function of X that gives A * X;
  %   M = M1 * M2 is a preconditioner, of matrices or of functions that solve with them. Further
  %   arguments go to the functions. It ends when norm (B - A*X) <= TOL * norm (B) (1e-6), after MAXIT
  %   steps (20), or when it does not go on.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 2 if M is singular, 3 if it stagnated, 4 if A is not
  %   positive definite. RELRES is norm (B - A*X) / norm (B), ITER the step that X is of, RESVEC the
  %   norms of all residuals, EIGEST estimates of the least and greatest eigenvalue.
  %
  %   >> A = sparse ([4 1; 1 3]); [x, flag] = pcg (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 9.1.
  %   See also: bicg, bicgstab, cgs, gmres, pcr, ichol
  if nargin < 2
    print_usage ();
  end
  [a, m1, m2, b, tol, maxit, x] = krylovinput ('pcg', false, [{A, b}, varargin]);
  [direction, alphas, betas] = deal ([], [], []);
  size_b = norm (b);
  if size_b == 0
    [x, flag, relres, iter, resvec, eigest] = deal (zeros (size (b)), 0, 0, 0, 0, [NaN, NaN]);
    return;
  end
  r = b - a (x, 'notransp');
  resvec = norm (r);
  [best, bestResidual, iter, flag, k] = deal (x, resvec, 0, 1, 0);
  if resvec <= tol * size_b
    flag = 0;
  end
  while flag == 1 && k < maxit
    z = m2 (m1 (r, 'notransp'), 'notransp');
    if any (~isfinite (z))
      flag = 2;
      break;
    end
    rho = r' * z;
    if isempty (direction)
      direction = z;
    else
      betas(end + 1) = rho / oldRho;
      direction = z + betas(end) * direction;
    end
    oldRho = rho;
    q = a (direction, 'notransp');
    curvature = direction' * q;
    if ~(real (curvature) > 0) || ~(real (rho) > 0) ...
       || abs (imag (curvature)) > 1e-12 * abs (curvature)
      flag = 4;
      break;
    end
    alphas(end + 1) = rho / real (curvature);
    step = alphas(end) * direction;
    x = x + step;
    r = r - alphas(end) * q;
    k = k + 1;
    resvec(end + 1, 1) = norm (r);
    if resvec(end) < bestResidual
      [best, bestResidual, iter] = deal (x, resvec(end), k);
    end
    if resvec(end) <= tol * size_b
      flag = 0;
    elseif norm (step) <= eps * norm (x)
      flag = 3;
    end
  end
  x = best;
  relres = bestResidual / size_b;
  if nargout > 5
    eigest = extremes (real (alphas), real (betas));
  end
  if flag == 4 && nargout < 2
    warning ('pcg: matrix not positive definite');
  end
  if nargout < 2
    krylovreport ('pcg', flag, tol, k, iter, relres);
  end
end

function e = extremes (alphas, betas)
  % Eigenvalues of the tridiagonal matrix of the Lanczos process that the steps imply.
  n = numel (alphas);
  if n < 2
    warning ('pcg: eigenvalue estimate failed: iteration converged too fast');
    e = [NaN, NaN];
    return;
  end
  d = 1 ./ alphas;
  d(2:n) = d(2:n) + betas(1:n - 1) ./ alphas(1:n - 1);
  off = sqrt (betas(1:n - 1)) ./ alphas(1:n - 1);
  e = eig (diag (d) + diag (off, 1) + diag (off, -1));
  e = [min(e), max(e)];
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-1 4 -1], -1:1, n, n);
%! [x, flag, relres, iter, resvec, e] = pcg (A, A * (1:n)', 1e-10, 100);
%! assert (flag, 0);
%! assert (x, (1:n)', 1e-7);
%! assert (e(1) > 2 && e(2) < 6);
%!test
%! A = sparse ([4 1; 1 3]);
%! [x, flag, relres, iter] = pcg (@(x) A * x, [1; 2], [], [], @(x) A \ x);
%! assert (iter, 1);
%! assert (x, A \ [1; 2], 1e-12);
%!assert (nthargout (2, @pcg, -eye (2), [1; 2]), 4)
%!error <square matrix> pcg (ones (2, 3), 1)
