function [x, flag, relres, iter, resvec] = gmres (A, b, restart, tol, maxit, varargin)
  % GMRES  Generalized minimal residuals for A X = B, with restarts.
  %   X = GMRES (A, B, RESTART, TOL, MAXIT, M1, M2, X0, ...): arguments as for PCG; the space of
  %   directions is dropped after RESTART steps (never, if that is []), MAXIT times at most. The residual
  %   is that of M \ A * X = M \ B.
  %
  %   FLAG is 0 if it converged, 1 after the last step, 2 if M is singular, 3 if it stagnated. ITER has the
  %   number of starts and of steps since then; RESVEC the norms of all residuals.
  %
  %   >> A = sparse ([4 1; 2 3]); [x, flag] = gmres (A, [1; 2]); norm (A * x - [1; 2]) < 1e-6 && flag == 0
  %   ans = 1
  %
  %   Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2003, algorithm 6.9.
  %   See also: pcg, bicg, bicgstab, cgs, qmr
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    restart = [];
  end
  if nargin < 4
    tol = [];
  end
  if nargin < 5
    maxit = [];
  end
  [a, m1, m2, b, tol, ~, x] = krylovinput ('gmres', false, [{A, b, tol, []}, varargin]);
  n = rows (b);
  if (~isempty (restart) && ~(restart > 0 && restart == fix (restart))) ...
     || (~isempty (maxit) && ~(maxit > 0 && maxit == fix (maxit)))
    error ('gmres: MAXIT and RESTART must be positive integers');
  end
  if isempty (restart) || restart >= n
    inner = min (n, 10);
    if ~isempty (maxit)
      inner = min (n, maxit);
    end
    outer = 1;
  else
    inner = restart;
    outer = min (10, max (1, floor (n / restart)));
    if ~isempty (maxit)
      outer = maxit;
    end
  end
  if norm (b) == 0
    [x, flag, relres, iter, resvec] = deal (zeros (size (b)), 0, 0, [0, 0], 0);
    return;
  end
  goal = m2 (m1 (b, 'notransp'), 'notransp');
  if any (~isfinite (goal))
    [flag, relres, iter, resvec] = deal (2, 1, [0, 0], norm (b));
    return;
  end
  size_b = norm (goal);
  r = m2 (m1 (b - a (x, 'notransp'), 'notransp'), 'notransp');
  resvec = norm (r);
  flag = 1;
  iter = [0, 0];
  if resvec <= tol * size_b
    flag = 0;
  end
  k = 0;
  while flag == 1 && iter(1) < outer
    iter = [iter(1) + 1, 0];
    % V is an orthonormal basis of the Krylov space, H the matrix in it; c the residual's norm.
    c = norm (r);
    V = r / c;
    H = zeros (inner + 1, inner);
    for j = 1:inner
      w = m2 (m1 (a (V(:, j), 'notransp'), 'notransp'), 'notransp');
      for i = 1:j
        H(i, j) = V(:, i)' * w;
        w = w - H(i, j) * V(:, i);
      end
      H(j + 1, j) = norm (w);
      y = H(1:j + 1, 1:j) \ [c; zeros(j, 1)];
      residual = norm ([c; zeros(j, 1)] - H(1:j + 1, 1:j) * y);
      resvec(end + 1, 1) = residual;
      iter(2) = j;
      k = k + 1;
      if residual <= tol * size_b
        flag = 0;
        break;
      elseif H(j + 1, j) <= eps * norm (H(1:j, j))
        flag = 3;
        break;
      end
      V(:, j + 1) = w / H(j + 1, j);
    end
    step = V(:, 1:iter(2)) * y;
    x = x + step;
    r = m2 (m1 (b - a (x, 'notransp'), 'notransp'), 'notransp');
    if flag == 1 && norm (step) <= eps * norm (x)
      flag = 3;
    end
  end
  relres = resvec(end) / size_b;
  if nargout < 2
    krylovreport ('gmres', flag, tol, k, k, relres);
  end
end

%!test
%! n = 30;
%! A = spdiags (ones (n, 1) * [-2 4 -1], -1:1, n, n);
%! [x, flag, relres, iter, resvec] = gmres (A, A * ones (n, 1), [], 1e-10, 30);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
%! assert (numel (resvec), iter(2) + 1);
%! [x, flag] = gmres (A, A * ones (n, 1), 5, 1e-10, 50);
%! assert (flag, 0);
%! assert (x, ones (n, 1), 1e-7);
%!error <positive integers> gmres (eye (2), [1; 1], -1)
