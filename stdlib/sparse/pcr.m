function [x, flag, relres, iter, resvec] = pcr (A, b, tol, maxit, m, x0, varargin)
  % PCR  Conjugate residuals for A X = B, A hermitian, perhaps indefinite.
  %   X = PCR (A, B, TOL, MAXIT, M, X0, ...), as for PCG with one preconditioner M.
  %
  %   FLAG is 0 if it converged, 1 after MAXIT steps, 3 if it broke down.
  %
  %   >> A = sparse ([1 2; 2 -3]); [x, flag] = pcr (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: W. Hackbusch, Iterative Solution of Large Sparse Systems of Equations, 1994, section 9.5.4.
  %   See also: pcg, gmres
  if nargin < 2
    print_usage ();
  end
  given = {A, b, [], [], [], [], []};
  if nargin > 2
    given{3} = tol;
  end
  if nargin > 3 && ~isempty (maxit)
    given{4} = maxit;
  end
  if nargin > 4
    given{5} = m;
  end
  if nargin > 5
    given{7} = x0;
  end
  [a, m1, ~, b, tol, maxit, x] = krylovinput ('pcr', false, [given, varargin]);
  if norm (b) == 0
    [x, flag, relres, iter, resvec] = deal (zeros (size (b)), 0, 0, 0, 0);
    return;
  end
  r = b - a (x, 'notransp');
  p = m1 (r, 'notransp');
  q = a (p, 'notransp');
  resvec = abs (b' * r);
  start = norm (r);
  [oldP, oldQ, oldS] = deal (zeros (size (b)), zeros (size (b)), 1);
  [k, flag] = deal (0, 1);
  residual = start;
  while residual > tol * start && k < maxit
    w = m1 (q, 'notransp');
    s = q' * w;
    if s == 0
      flag = 3;
      break;
    end
    step = (r' * w) / s;
    x = x + step * p;
    r = r - step * q;
    t = a (w, 'notransp');
    alpha0 = (t' * w) / s;
    alpha1 = (t' * m1 (oldQ, 'notransp')) / oldS;
    newP = w - alpha0 * p - alpha1 * oldP;
    newQ = t - alpha0 * q - alpha1 * oldQ;
    [oldP, oldQ, oldS, p, q] = deal (p, q, s, newP, newQ);
    k = k + 1;
    residual = norm (r);
    resvec(end + 1) = residual;
  end
  if residual <= tol * start
    flag = 0;
  end
  resvec(1) = start;
  relres = residual / start;
  iter = k;
  if nargout < 2 && flag > 0
    warning ('pcr: maximum number of iterations (%d) reached, or breakdown', k);
  end
end

%!test
%! A = sparse (toeplitz ([1 3 0 0 0 0 0 0 0 0]));
%! [x, flag, relres] = pcr (A, A * (1:10)', 1e-12, 100);
%! assert (flag, 0);
%! assert (x, (1:10)', 1e-8);
