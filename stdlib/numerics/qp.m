function [x, obj, info, lambda] = qp (x0, H, varargin)
  % QP  The X that minimizes X' * H * X / 2 + X' * Q under linear constraints.
  %   QP (X0, H, Q, A, B, LB, UB, A_LB, A_IN, A_UB, OPTIONS): A * X = B, LB <= X <= UB and
  %   A_LB <= A_IN * X <= A_UB; what is left out or empty does not bind. INFO.info: 0 solved, 1 and 2 not
  %   convex (a local solution), 3 too many steps, 6 there is no point that fulfils the constraints. LAMBDA
  %   has the multipliers of the equations, the bounds and the inequalities, in this order.
  %
  %   >> qp ([0; 0], [2 0; 0 2], [-2; -5], [1 1], 1)
  %   ans =
  %
  %     -0.2500
  %      1.2500
  %
  %   Source: active sets, J. Nocedal, S. J. Wright, Numerical Optimization, 16.5.   See also: sqp, glpk, pqpnonneg
  if nargin == 1 && ischar (x0) && strcmp (x0, 'defaults')
    x = struct ('MaxIter', 200, 'TolX', sqrt (eps));
    return;
  end
  if nargin < 2
    print_usage ();
  end
  limit = 200;
  if ~isempty (varargin) && isstruct (varargin{end})
    limit = optimget (varargin{end}, 'MaxIter', 200);
    varargin(end) = [];
  end
  if ~any (numel (varargin) == [0 1 3 5 8])
    print_usage ();
  end
  varargin(end + 1:8) = {[]};
  [q, A, b, lb, ub, alb, Ain, aub] = varargin{:};
  if rows (H) ~= columns (H)
    error ('qp: quadratic penalty matrix must be square');
  end
  n = rows (H);
  if isempty (q)
    q = zeros (n, 1);
  elseif numel (q) ~= n
    error ('qp: the linear term has incorrect length');
  end
  q = q(:);
  if isempty (A) ~= isempty (b) || (~isempty (A) && columns (A) ~= n) || rows (A) ~= numel (b)
    if ~isempty (A) && columns (A) ~= n
      error ('qp: equality constraint matrix has incorrect column dimension');
    end
    error ('qp: equality constraint matrix and vector have inconsistent dimensions');
  end
  if isempty (A)
    A = zeros (0, n);
    b = zeros (0, 1);
  end
  b = b(:);
  G = zeros (0, n);
  g = zeros (0, 1);
  I = eye (n);
  if ~isempty (lb)
    if numel (lb) ~= n
      error ('qp: lower bound has incorrect length');
    end
    k = lb(:) > -Inf;
    G = [G; I(k, :)];
    g = [g; lb(k)(:)];
  end
  if ~isempty (ub)
    if numel (ub) ~= n
      error ('qp: upper bound has incorrect length');
    end
    k = ub(:) < Inf;
    G = [G; -I(k, :)];
    g = [g; -ub(k)(:)];
  end
  if ~isempty (lb) && ~isempty (ub) && any (lb(:) > ub(:))
    error ('qp: lower bound must be smaller than upper bound');
  end
  if ~isempty (Ain)
    if columns (Ain) ~= n
      error ('qp: inequality constraint matrix has incorrect column dimension, expected %i', n);
    end
    if ~isempty (alb)
      k = alb(:) > -Inf;
      G = [G; Ain(k, :)];
      g = [g; alb(k)(:)];
    end
    if ~isempty (aub)
      k = aub(:) < Inf;
      G = [G; -Ain(k, :)];
      g = [g; -aub(k)(:)];
    end
  end
  x = zeros (n, 1);
  if ~isempty (x0)
    x = x0(:);
  end
  [x, feasible] = startpoint (x, A, b, G, g);
  if ~feasible
    obj = 0.5 * x' * H * x + q' * x;
    info = struct ('solveiter', 0, 'info', 6);
    lambda = zeros (rows (A) + rows (G), 1);
    return;
  end
  [x, lambda, code, iterations] = activeset (x, H, q, A, G, g, limit);
  obj = 0.5 * x' * H * x + q' * x;
  info = struct ('solveiter', iterations, 'info', code);
end

function [x, lambda, code, iterations] = activeset (x, H, q, A, G, g, limit)
  n = numel (x);
  m = rows (A);
  k = rows (G);
  tol = 1e-10 * (1 + norm (H, 1) + norm (q, Inf));
  active = false (k, 1);
  lambda = zeros (m + k, 1);
  code = 3;
  for iterations = 1:limit
    W = [A; G(active, :)];
    Z = null (W);
    if isempty (W)
      Z = eye (n);
    end
    gradient_ = H * x + q;
    reduced = Z' * H * Z;
    unbounded = false;
    if isempty (Z)
      p = zeros (n, 1);
    else
      [V, E] = eig ((reduced + reduced') / 2);
      e = diag (E);
      r = V' * (Z' * gradient_);
      flat = e <= 1e-10 * max (1, max (abs (e)));
      if any (e < -1e-10 * max (1, max (abs (e))))
        % A direction of negative curvature, downhill.
        [~, j] = min (e);
        d = -V(:, j) * sign (r(j) + (r(j) == 0));
        p = Z * d;
        unbounded = true;
      elseif any (flat & abs (r) > tol)
        p = -Z * V(:, flat) * r(flat);
        unbounded = true;
      else
        s = zeros (size (r));
        s(~flat) = -r(~flat) ./ e(~flat);
        p = Z * (V * s);
      end
    end
    if norm (p) <= 1e-10 * max (1, norm (x)) && ~unbounded
      multipliers = pinv (W') * gradient_;
      lambda(:) = 0;
      lambda(1:m) = -multipliers(1:m);
      list = find (active);
      lambda(m + list) = multipliers(m + 1:end);
      [worst, j] = min (multipliers(m + 1:end));
      if isempty (list) || worst >= -tol
        code = 0;
        break;
      end
      active(list(j)) = false;
      continue;
    end
    step = 1;
    if unbounded
      step = Inf;
    end
    falling = find (~active & G * p < -1e-12 * norm (p));
    blocking = 0;
    if ~isempty (falling)
      t = (g(falling) - G(falling, :) * x) ./ (G(falling, :) * p);
      [t, j] = min (max (t, 0));
      if t <= step
        step = t;
        blocking = falling(j);
      end
    end
    if isinf (step)
      x = x + 1e100 * 0 * p;
      code = 3;
      break;
    end
    x = x + step * p;
    if blocking
      active(blocking) = true;
    end
  end
  if code == 0 && any (eig ((H + H') / 2) < -1e-10 * max (1, norm (H, 1)))
    code = 1;
  end
end

% A point with A * x = b and G * x >= g: from x if that will do, else by linear programming.
function [x, ok] = startpoint (x, A, b, G, g)
  ok = true;
  scale = 1 + norm (x, Inf);
  if ~isempty (A)
    if norm (A * x - b, Inf) > 1e-10 * (1 + norm (b, Inf))
      x = x + pinv (A) * (b - A * x);
    end
    if norm (A * x - b, Inf) > 1e-6 * (1 + norm (b, Inf))
      ok = false;
      return;
    end
  end
  if isempty (G) || all (G * x - g >= -1e-10 * (1 + abs (g)))
    return;
  end
  % Smallest t >= 0 with G * x + t >= g.
  n = numel (x);
  k = rows (G);
  [y, ~, code] = simplexmethod ([zeros(n, 1); 1], [A, zeros(rows (A), 1); G, ones(k, 1)], [b; g], ...
                                [-Inf(n, 1); 0], Inf (n + 1, 1), [zeros(rows (A), 1); ones(k, 1)]);
  ok = code == 0 && y(end) < 1e-8 * (1 + norm (g, Inf));
  x = y(1:n);
end

%!assert (qp ([0; 0], [2 0; 0 2], [-2; -5], [], [], [0; 0], [1; 1]), [1; 1], 1e-10)
%!assert (qp ([], [2 0; 0 2], [-2; -5], [1 1], 1), [-0.25; 1.25], 1e-10)
