function [x, flag, relres, iter, resvec] = cgs (A, b, varargin)
  % CGS  Conjugate gradients squared for A X = B.
  %   X = CGS (A, B, TOL, MAXIT, M1, M2, X0, ...), as for PCG.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 2 if M is singular, 3 if it stagnated, 4 if it cannot
  %   go on.
  %
  %   >> A = sparse ([4 1; 2 3]); [x, flag] = cgs (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 7.6.
  %   See also: pcg, bicg, bicgstab, gmres, qmr
  if nargin < 2
    print_usage ();
  end
  [a, m1, m2, b, tol, maxit, x] = krylovinput ('cgs', false, [{A, b}, varargin]);
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
    rho = shadow' * r;
    if rho == 0
      flag = 4;
      break;
    end
    if k == 0
      u = r;
      p = u;
    else
      beta = rho / oldRho;
      u = r + beta * q;
      p = u + beta * (q + beta * p);
    end
    oldRho = rho;
    y = m2 (m1 (p, 'notransp'), 'notransp');
    if any (~isfinite (y))
      flag = 2;
      break;
    end
    v = a (y, 'notransp');
    w = shadow' * v;
    if w == 0
      flag = 4;
      break;
    end
    alpha = rho / w;
    q = u - alpha * v;
    step = alpha * m2 (m1 (u + q, 'notransp'), 'notransp');
    x = x + step;
    r = r - a (step, 'notransp');
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
  if nargout < 2
    krylovreport ('cgs', flag, tol, k, iter, relres);
  end
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-2 4 -1], -1:1, n, n);
%! [x, flag] = cgs (A, A * ones (n, 1), 1e-10, 100);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
