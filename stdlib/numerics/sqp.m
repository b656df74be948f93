function [x, obj, info, iter, nf, lambda] = sqp (x0, objf, cef, cif, lb, ub, maxiter, tolerance)
  % SQP  The minimum of a smooth function under constraints: G (X) = 0, H (X) >= 0, LB <= X <= UB.
  %   OBJF is a function or a cell {PHI, GRADIENT, HESSIAN}; CEF and CIF are functions or cells
  %   {G, JACOBIAN}. INFO: 104 the steps are too small, 101 solved, 102 BFGS failed, 103 too many steps.
  %   ITER counts the steps, NF the calls of OBJF.
  %
  %   >> [x, obj] = sqp ([0; 0], @(x) (x(1) - 2)^2 + (x(2) - 1)^2, @(x) x(1) - 2*x(2) + 1);
  %   >> round (1e6 * x)' / 1e6
  %   ans =
  %
  %      1.8000   1.4000
  %
  %   Source: J. Nocedal, S. J. Wright, Numerical Optimization, 18.4.   See also: qp, fminunc, glpk
  if nargin < 2 || nargin == 5
    print_usage ();
  end
  if ~isvector (x0)
    error ('sqp: X0 must be a vector');
  end
  x = x0(:);
  n = numel (x);
  objf = parts (objf, 3, 'objective');
  if nargin < 3
    cef = [];
  end
  if nargin < 4
    cif = [];
  end
  cef = parts (cef, 2, 'equality constraint');
  cif = parts (cif, 2, 'inequality constraint');
  L = zeros (0, n);
  l = zeros (0, 1);
  if nargin > 4
    I = eye (n);
    if ~isempty (lb)
      if isscalar (lb)
        lb = lb * ones (n, 1);
      elseif ~isvector (lb) || numel (lb) ~= n
        error ('sqp: invalid lower bound');
      end
      k = lb(:) > -Inf;
      L = [L; I(k, :)];
      l = [l; lb(k)(:)];
    end
    if ~isempty (ub)
      if isscalar (ub)
        ub = ub * ones (n, 1);
      elseif ~isvector (ub) || numel (ub) ~= n
        error ('sqp: invalid upper bound');
      end
      k = ub(:) < Inf;
      L = [L; -I(k, :)];
      l = [l; -ub(k)(:)];
    end
    if ~isempty (lb) && ~isempty (ub) && any (lb(:) > ub(:))
      error ('sqp: upper bound smaller than lower bound');
    end
  end
  if nargin < 7 || isempty (maxiter)
    maxiter = 100;
  elseif ~(isscalar (maxiter) && maxiter > 0 && maxiter == fix (maxiter))
    error ('sqp: invalid number of maximum iterations');
  end
  if nargin < 8 || isempty (tolerance)
    tolerance = sqrt (eps);
  elseif ~(isscalar (tolerance) && tolerance > 0)
    error ('sqp: invalid value for TOLERANCE');
  end
  obj = objf{1} (x);
  nf = 1;
  g = slope (objf, x);
  [ce, A] = constraint (cef, x);
  [ci, C] = constraint (cif, x);
  ci = [L * x - l; ci];
  C = [L; C];
  B = eye (n);
  if ~isempty (objf{3})
    B = objf{3} (x);
  end
  mu = 0;
  lambda = zeros (numel (ce) + numel (ci), 1);
  info = 103;
  iter = 0;
  while iter < maxiter
    iter = iter + 1;
    [p, ~, state, multipliers] = qp (zeros (n, 1), B, g, A, -ce, [], [], -ci, C, Inf (numel (ci), 1));
    if state.info == 6
      % The linear constraints contradict each other: at least come nearer.
      p = -pinv ([A; C(ci < 0, :)]) * [ce; ci(ci < 0)];
      multipliers = lambda;
    end
    lambda = multipliers;
    mu = max (mu, 1.1 * norm (lambda, Inf));
    merit = @(f, e, i) f + mu * (norm (e, 1) + sum (max (-i, 0)));
    now = merit (obj, ce, ci);
    fall = g' * p - mu * (norm (ce, 1) + sum (max (-ci, 0)));
    % Shorten the step until the merit function falls.
    t = 1;
    while true
      y = x + t * p;
      fy = objf{1} (y);
      nf = nf + 1;
      ey = constraint (cef, y);
      iy = [L * y - l; constraint(cif, y)];
      if merit (fy, ey, iy) <= now + 1e-4 * t * min (fall, 0) || t < 1e-10
        break;
      end
      t = t / 2;
    end
    gy = slope (objf, y);
    [ce, Ay] = constraint (cef, y);
    [ci, Cy] = constraint (cif, y);
    ci = [L * y - l; ci];
    Cy = [L; Cy];
    step = y - x;
    m = numel (ce);
    change = gy - g;
    if m > 0
      change = change + (Ay - A)' * lambda(1:m);
    end
    if numel (ci) > 0
      change = change - (Cy - C)' * lambda(m + 1:end);
    end
    x = y;
    obj = fy;
    g = gy;
    A = Ay;
    C = Cy;
    if t < 1e-10
      info = 104;
      break;
    end
    gradient_ = g;
    if m > 0
      gradient_ = gradient_ + A' * lambda(1:m);
    end
    if numel (ci) > 0
      gradient_ = gradient_ - C' * lambda(m + 1:end);
    end
    if norm (gradient_) < tolerance * (1 + norm (g)) && norm (ce) < tolerance * (1 + norm (x)) ...
       && all (ci > -tolerance)
      info = 101;
      break;
    end
    if norm (step) < tolerance * norm (x) && norm (step) < tolerance
      info = 104;
      if norm (ce) < tolerance * 10 && all (ci > -tolerance * 10)
        info = 104;
      end
      break;
    end
    if ~isempty (objf{3})
      B = objf{3} (x);
    else
      % Powell's damped BFGS.
      curvature = step' * B * step;
      r = 1;
      if step' * change < 0.2 * curvature
        r = 0.8 * curvature / (curvature - step' * change);
      end
      z = r * change + (1 - r) * B * step;
      if curvature <= 0 || step' * z <= 0
        info = 102;
        break;
      end
      B = B - (B * step) * (B * step)' / curvature + z * z' / (step' * z);
    end
  end
  x = reshape (x, size (x0(:)));
end

function f = parts (f, most, what)
  if iscell (f)
    if numel (f) < 1 || numel (f) > most || any (cellfun (@(h) ~(isempty (h) || isa (h, 'function_handle') || ischar (h)), f))
      error ('sqp: invalid %s function specification', what);
    end
    if isempty (f{1}) && numel (f) >= 2
      error ('sqp: invalid %s function specification', what);
    end
    f = reshape (f, 1, numel (f));
  else
    f = {f};
  end
  f(end + 1:3) = {[]};
  for k = 1:3
    if ischar (f{k})
      f{k} = str2func (f{k});
    end
  end
end

function g = slope (objf, x)
  if ~isempty (objf{2})
    g = objf{2} (x)(:);
    return;
  end
  g = jacobian_ (objf{1}, x)';
end

function [c, J] = constraint (f, x)
  if isempty (f{1})
    c = zeros (0, 1);
    J = zeros (0, numel (x));
    return;
  end
  c = f{1} (x)(:);
  if nargout > 1
    if ~isempty (f{2})
      J = f{2} (x);
    else
      J = jacobian_ (f{1}, x);
    end
  end
end

function J = jacobian_ (f, x)
  for k = 1:numel (x)
    h = eps ^ (1 / 3) * max (1, abs (x(k)));
    e = zeros (size (x));
    e(k) = h;
    J(:, k) = (f (x + e)(:) - f (x - e)(:)) / (2 * h);
  end
end

%!test
%! [x, obj, info] = sqp ([1; 1], @(x) x(1)^2 + x(2)^2, @(x) x(1) + x(2) - 2);
%! assert (x, [1; 1], 1e-6);
%!test
%! x = sqp ([3; 3], @(x) sum ((x - [1; 2]) .^ 2), [], @(x) x(1) - 2);
%! assert (x, [2; 2], 1e-5);
