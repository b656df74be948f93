function [x, flag, relres, iter, resvec] = tfqmr (A, b, varargin)
  % TFQMR  Transpose-free quasi-minimal residuals for A X = B.
  %   X = TFQMR (A, B, TOL, MAXIT, M1, M2, X0, ...), as for PCG. Two products with A make one step.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 2 if M is singular, 3 if it stagnated, 4 if it cannot
  %   go on.
  %
  %   >> A = sparse ([4 1; 2 3]); [x, flag] = tfqmr (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 7.8.
  %   See also: qmr, bicgstab, cgs, gmres
  if nargin < 2
    print_usage ();
  end
  [a, m1, m2, b, tol, maxit, x] = krylovinput ('tfqmr', false, [{A, b}, varargin]);
  size_b = norm (b);
  if size_b == 0
    [x, flag, relres, iter, resvec] = deal (zeros (size (b)), 0, 0, 0, 0);
    return;
  end
  r = b - a (x, 'notransp');
  shadow = r;
  resvec = norm (r);
  [best, bestResidual, iter, flag, half] = deal (x, resvec, 0, 1, 0);
  if resvec <= tol * size_b
    flag = 0;
  end
  [u, w, d] = deal (r, r, zeros (size (b)));
  [tau, theta, eta] = deal (resvec, 0, 0);
  rho = shadow' * r;
  z = m2 (m1 (u, 'notransp'), 'notransp');
  if any (~isfinite (z))
    flag = 2;
  else
    au = a (z, 'notransp');
    v = au;
  end
  while flag == 1 && half < 2 * maxit
    isEven = mod (half, 2) == 0;
    if isEven
      sigma = shadow' * v;
      if sigma == 0 || rho == 0
        flag = 4;
        break;
      end
      alpha = rho / sigma;
    else
      z = m2 (m1 (u, 'notransp'), 'notransp');
      au = a (z, 'notransp');
    end
    w = w - alpha * au;
    d = z + theta ^ 2 / alpha * eta * d;
    theta = norm (w) / tau;
    c = 1 / sqrt (1 + theta ^ 2);
    tau = tau * theta * c;
    eta = c ^ 2 * alpha;
    x = x + eta * d;
    half = half + 1;
    resvec(end + 1, 1) = norm (b - a (x, 'notransp'));
    if resvec(end) < bestResidual
      [best, bestResidual, iter] = deal (x, resvec(end), floor (half / 2));
    end
    if resvec(end) <= tol * size_b
      flag = 0;
      break;
    elseif norm (eta * d) <= eps * norm (x)
      flag = 3;
      break;
    end
    if isEven
      u = u - alpha * v;
    else
      next = shadow' * w;
      beta = next / rho;
      rho = next;
      u = w + beta * u;
      z = m2 (m1 (u, 'notransp'), 'notransp');
      v = beta * (au + beta * v);
      au = a (z, 'notransp');
      v = au + v;
    end
  end
  x = best;
  relres = bestResidual / size_b;
  if nargout < 2
    krylovreport ('tfqmr', flag, tol, ceil (half / 2), iter, relres);
  end
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-2 4 -1], -1:1, n, n);
%! [x, flag] = tfqmr (A, A * ones (n, 1), 1e-10, 100);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
