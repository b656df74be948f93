function [x, obj, code, lambda, redcosts] = simplexmethod (c, A, b, lb, ub, sense)
  % SIMPLEXMETHOD  The X that minimizes C' * X under linear constraints: the engine of GLPK.
  %   SENSE of each row of A * X ~ B: 0 equal, 1 at least, -1 at most. LB and UB are the bounds of X, which
  %   may be infinite. CODE: 0 solved, 1 there is no such X, 2 the value has no bound.
  %
  %   >> simplexmethod ([-1; -1], [1 2], 4, [0; 0], [3; 3], -1)
  %   ans =
  %
  %      3.0000
  %      0.5000
  %
  %   Source: two phases with Bland's rule, V. Chvatal, Linear Programming.   See also: glpk, qp
  n = numel (c);
  c = c(:);
  % x = shift + T * y with y >= 0.
  T = zeros (n, 0);
  shift = zeros (n, 1);
  extra = zeros (0, n);
  top = zeros (0, 1);
  for k = 1:n
    e = zeros (n, 1);
    e(k) = 1;
    if lb(k) > -Inf
      shift(k) = lb(k);
      T(:, end + 1) = e;
      if ub(k) < Inf
        extra(end + 1, :) = e';
        top(end + 1, 1) = ub(k);
      end
    elseif ub(k) < Inf
      shift(k) = ub(k);
      T(:, end + 1) = -e;
    else
      T(:, end + 1) = e;
      T(:, end + 1) = -e;
    end
  end
  rows_ = [A; extra];
  right = [b(:); top];
  sense = [sense(:); -ones(rows (extra), 1)];
  M = rows_ * T;
  r = right - rows_ * shift;
  m = rows (M);
  slack = zeros (m, 0);
  for k = find (sense)'
    slack(k, end + 1) = -sense(k);
  end
  slack(end + 1:m, :) = 0;
  M = [M, slack];
  flip_ = r < 0;
  M(flip_, :) = -M(flip_, :);
  r(flip_) = -r(flip_);
  total = columns (M);
  tableau = [M, eye(m)];
  basis = total + (1:m);
  cost = [zeros(1, total), ones(1, m)];
  [tableau, r, basis, value] = pivots (tableau, r, basis, cost, total + m);
  x = shift;
  lambda = zeros (rows (A), 1);
  redcosts = zeros (n, 1);
  obj = NaN;
  if value > 1e-8 * (1 + norm (r, Inf))
    code = 1;
    return;
  end
  cost = [(c' * T), zeros(1, total - columns (T)), zeros(1, m)];
  [tableau, r, basis, value, bounded] = pivots (tableau, r, basis, cost, total);
  code = 2 * ~bounded;
  y = zeros (total + m, 1);
  y(basis) = r;
  x = shift + T * y(1:columns (T));
  obj = c' * x;
  % The prices of the rows stand where the artificial variables were.
  price = (cost(basis) * tableau(:, total + 1:end))';
  price(flip_) = -price(flip_);
  lambda = price(1:rows (A));
  redcosts = c - A' * lambda;
end

function [tableau, r, basis, value, bounded] = pivots (tableau, r, basis, cost, usable)
  m = rows (tableau);
  bounded = true;
  steps = 0;
  while true
    reduced = cost(1:usable) - cost(basis) * tableau(:, 1:usable);
    steps = steps + 1;
    if steps < 50 * (m + 10)
      [least, enter] = min (reduced);
      if isempty (least) || least >= -1e-10
        break;
      end
    else
      enter = find (reduced < -1e-10, 1);
      if isempty (enter)
        break;
      end
    end
    column = tableau(:, enter);
    % Artificial variables that are still in the basis at zero leave first.
    positive = column > 1e-10 | (basis(:) > usable & abs (column) > 1e-10 & r < 1e-10);
    if ~any (positive)
      bounded = false;
      break;
    end
    ratio = Inf (m, 1);
    ratio(positive) = max (r(positive), 0) ./ abs (column(positive));
    least = min (ratio);
    list = find (ratio <= least + 1e-12);
    [~, k] = min (basis(list));
    leave = list(k);
    pivot = tableau(leave, enter);
    tableau(leave, :) = tableau(leave, :) / pivot;
    r(leave) = r(leave) / pivot;
    others = [1:leave-1, leave+1:m];
    factor = tableau(others, enter);
    tableau(others, :) = tableau(others, :) - factor * tableau(leave, :);
    r(others) = r(others) - factor * r(leave);
    basis(leave) = enter;
  end
  value = cost(basis) * r;
end

%!assert (simplexmethod ([-1; -1], [1 2], 4, [0; 0], [3; 3], -1), [3; 0.5], 1e-12)
