function [x, flag, relres, iter, resvec] = bicg (A, b, varargin)
  % BICG  Biconjugate gradients for A X = B.
  %   X = BICG (A, B, TOL, MAXIT, M1, M2, X0, ...), as for PCG. A function for A is called as
  %   f (x, 'notransp', ...) and f (x, 'transp', ...), the latter for the conjugate transpose.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 2 if M is singular, 3 if it stagnated, 4 if it cannot
  %   go on.
  %
  %   >> A = sparse ([4 1; 2 3]); [x, flag] = bicg (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 7.3.
  %   See also: pcg, bicgstab, cgs, gmres, qmr
  if nargin < 2
    print_usage ();
  end
  [a, m1, m2, b, tol, maxit, x] = krylovinput ('bicg', true, [{A, b}, varargin]);
  size_b = norm (b);
  if size_b == 0
    [x, flag, relres, iter, resvec] = deal (zeros (size (b)), 0, 0, 0, 0);
    return;
  end
  r = b - a (x, 'notransp');
  shadow = r;
  resvec = norm (r);
  [best, bestResidual, iter, flag, k] = deal (x, resvec, 0, 1, 0);
  if resvec <= tol * size_b
    flag = 0;
  end
  while flag == 1 && k < maxit
    z = m2 (m1 (r, 'notransp'), 'notransp');
    y = m1 (m2 (shadow, 'transp'), 'transp');
    if any (~isfinite (z)) || any (~isfinite (y))
      flag = 2;
      break;
    end
    rho = shadow' * z;
    if rho == 0
      flag = 4;
      break;
    end
    if k == 0
      [p, q] = deal (z, y);
    else
      beta = rho / oldRho;
      p = z + beta * p;
      q = y + conj (beta) * q;
    end
    oldRho = rho;
    v = a (p, 'notransp');
    w = q' * v;
    if w == 0
      flag = 4;
      break;
    end
    alpha = rho / w;
    x = x + alpha * p;
    r = r - alpha * v;
    shadow = shadow - conj (alpha) * a (q, 'transp');
    k = k + 1;
    resvec(end + 1, 1) = norm (r);
    if resvec(end) < bestResidual
      [best, bestResidual, iter] = deal (x, resvec(end), k);
    end
    if resvec(end) <= tol * size_b
      flag = 0;
    elseif norm (alpha * p) <= eps * norm (x)
      flag = 3;
    end
  end
  x = best;
  relres = bestResidual / size_b;
  if nargout < 2
    krylovreport ('bicg', flag, tol, k, iter, relres);
  end
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-2 4 -1], -1:1, n, n);
%! [x, flag] = bicg (A, A * ones (n, 1), 1e-10, 100);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
