function [x, flag, relres, iter, resvec] = qmr (A, b, varargin)
  % QMR  Quasi-minimal residuals for A X = B.
  %   X = QMR (A, B, TOL, MAXIT, M1, M2, X0, ...), as for BICG: functions are asked for the transpose too.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 3 if it stagnated or cannot go on.
  %
  %   >> A = sparse ([4 1; 2 3]); [x, flag] = qmr (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: R. Barrett et al., Templates for the Solution of Linear Systems, 1994, figure 2.8.
  %   See also: bicg, bicgstab, cgs, gmres, tfqmr
  if nargin < 2
    print_usage ();
  end
  [a, m1, m2, b, tol, maxit, x] = krylovinput ('qmr', true, [{A, b}, varargin]);
  size_b = norm (b);
  if size_b == 0
    [x, flag, relres, iter, resvec] = deal (zeros (size (b)), 0, 0, 0, 0);
    return;
  end
  r = b - a (x, 'notransp');
  resvec = norm (r);
  [vt, wt] = deal (r, r);
  y = m1 (vt, 'notransp');
  rho = norm (y);
  z = m2 (wt, 'transp');
  xi = norm (z);
  [gamma0, eta, theta, k, flag, iter] = deal (1, -1, 0, 0, 1, 0);
  if resvec <= tol * size_b
    flag = 0;
  end
  while flag == 1 && k < maxit
    if rho == 0 || xi == 0 || ~isfinite (rho) || ~isfinite (xi)
      flag = 3;
      break;
    end
    v = vt / rho;
    y = y / rho;
    w = wt / xi;
    z = z / xi;
    delta = z' * y;
    if delta == 0
      flag = 3;
      break;
    end
    yt = m2 (y, 'notransp');
    zt = m1 (z, 'transp');
    if k == 0
      [p, q] = deal (yt, zt);
    else
      p = yt - xi * delta / epsilon * p;
      q = zt - conj (rho * delta / epsilon) * q;
    end
    pt = a (p, 'notransp');
    epsilon = q' * pt;
    beta = epsilon / delta;
    if epsilon == 0 || beta == 0
      flag = 3;
      break;
    end
    vt = pt - beta * v;
    y = m1 (vt, 'notransp');
    oldRho = rho;
    rho = norm (y);
    wt = a (q, 'transp') - conj (beta) * w;
    z = m2 (wt, 'transp');
    xi = norm (z);
    [oldTheta, oldGamma] = deal (theta, gamma0);
    theta = rho / (oldGamma * abs (beta));
    gamma0 = 1 / sqrt (1 + theta ^ 2);
    eta = -eta * oldRho * gamma0 ^ 2 / (beta * oldGamma ^ 2);
    if k == 0
      d = eta * p;
      s = eta * pt;
    else
      d = eta * p + (oldTheta * gamma0) ^ 2 * d;
      s = eta * pt + (oldTheta * gamma0) ^ 2 * s;
    end
    x = x + d;
    r = r - s;
    k = k + 1;
    iter = k;
    resvec(end + 1, 1) = norm (r);
    if resvec(end) <= tol * size_b
      flag = 0;
    elseif norm (d) <= eps * norm (x)
      flag = 3;
    end
  end
  relres = resvec(end) / size_b;
  if nargout < 2
    krylovreport ('qmr', flag, tol, k, iter, relres);
  end
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-2 4 -1], -1:1, n, n);
%! [x, flag] = qmr (A, A * ones (n, 1), 1e-10, 100);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
