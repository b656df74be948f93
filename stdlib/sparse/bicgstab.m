function [x, flag, relres, iter, resvec] = bicgstab (A, b, varargin)
  % BICGSTAB  Stabilized biconjugate gradients for A X = B.
  %   X = BICGSTAB (A, B, TOL, MAXIT, M1, M2, X0, ...), as for PCG. Each step has two halves: ITER may
  %   end in .5, and RESVEC has an element for each.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 2 if M is singular, 3 if it stagnated, 4 if it cannot
  %   go on.
  %
  %   >> A = sparse ([4 1; 2 3]); [x, flag] = bicgstab (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 7.7.
  %   See also: pcg, bicg, cgs, gmres, qmr
  if nargin < 2
    print_usage ();
  end
  [a, m1, m2, b, tol, maxit, x] = krylovinput ('bicgstab', false, [{A, b}, varargin]);
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
      p = r;
    else
      p = r + rho / oldRho * (alpha / omega) * (p - omega * v);
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
    x = x + alpha * y;
    s = r - alpha * v;
    k = k + 0.5;
    resvec(end + 1, 1) = norm (s);
    if resvec(end) < bestResidual
      [best, bestResidual, iter] = deal (x, resvec(end), k);
    end
    if resvec(end) <= tol * size_b
      flag = 0;
      break;
    elseif norm (alpha * y) <= eps * norm (x)
      flag = 3;
      break;
    end
    z = m2 (m1 (s, 'notransp'), 'notransp');
    t = a (z, 'notransp');
    omega = (t' * s) / (t' * t);
    if omega == 0 || ~isfinite (omega)
      flag = 4;
      break;
    end
    x = x + omega * z;
    r = s - omega * t;
    k = k + 0.5;
    resvec(end + 1, 1) = norm (r);
    if resvec(end) < bestResidual
      [best, bestResidual, iter] = deal (x, resvec(end), k);
    end
    if resvec(end) <= tol * size_b
      flag = 0;
    elseif norm (omega * z) <= eps * norm (x)
      flag = 3;
    end
  end
  x = best;
  relres = bestResidual / size_b;
  if nargout < 2
    krylovreport ('bicgstab', flag, tol, k, iter, relres);
  end
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-2 4 -1], -1:1, n, n);
%! [x, flag] = bicgstab (A, A * ones (n, 1), 1e-10, 100);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
