function [xopt, fmin, errnum, extra] = glpk (c, A, b, lb, ub, ctype, vartype, sense, param)
  % GLPK  Linear and mixed integer programs: C' * X smallest (SENSE 1) or largest (-1).
  %   CTYPE has a letter for each row of A: 'F' free, 'U' at most B, 'S' equal, 'L' at least, 'D' both.
  %   VARTYPE: 'C' a real, 'I' an integer variable. LB is zero, UB infinite if empty. EXTRA.status: 5 solved,
  %   2 feasible, 110 there is no solution, 6 no bound.
  %
  %   >> glpk ([3; 2], [1 1; 1 3], [4; 6], [0; 0], [], 'UU', 'CC', -1)
  %   ans =
  %
  %      4
  %      0
  %
  %   Source: the simplex method, and branch and bound for integers.   See also: qp, sqp
  if nargin < 3 || nargin > 9
    print_usage ();
  end
  if isempty (c)
    error ('glpk: C must be a real vector with finite values');
  elseif ~(isreal (c) && isvector (c)) || any (~isfinite (c))
    error ('glpk: C must be a real vector with finite values');
  end
  c = c(:);
  n = numel (c);
  if isempty (A)
    error ('glpk: A cannot be an empty matrix');
  elseif ~isreal (A) || columns (A) ~= n
    error ('glpk: A must be a real valued %d by %d matrix', rows (A), n);
  end
  m = rows (A);
  if isempty (b) || ~isreal (b) || numel (b) ~= m
    error ('glpk: B must be a real valued %d by 1 vector', m);
  end
  A = full (A);
  if nargin < 4 || isempty (lb)
    lb = zeros (n, 1);
  elseif ~isreal (lb) || numel (lb) ~= n
    error ('glpk: LB must be a real valued %d by 1 column vector', n);
  end
  if nargin < 5 || isempty (ub)
    ub = Inf (n, 1);
  elseif ~isreal (ub) || numel (ub) ~= n
    error ('glpk: UB must be a real valued %d by 1 column vector', n);
  end
  if nargin < 6 || isempty (ctype)
    ctype = repmat ('S', 1, m);
  elseif ~ischar (ctype) || numel (ctype) ~= m
    error ('glpk: CTYPE must be a char valued vector of length %d', m);
  elseif any (~ismember (ctype, 'FUSLD'))
    error ('glpk: CTYPE must contain only F, U, S, L, or D');
  end
  if nargin < 7 || isempty (vartype)
    vartype = repmat ('C', 1, n);
  elseif ~ischar (vartype) || numel (vartype) ~= n
    error ('glpk: VARTYPE must be a char valued vector of length %d', n);
  elseif any (~ismember (vartype, 'CI'))
    error ('glpk: VARTYPE must contain only C or I');
  end
  if nargin < 8 || isempty (sense)
    sense = 1;
  elseif ischar (sense) || ~isscalar (sense) || ~isreal (sense)
    error ('glpk: SENSE must be an integer value');
  end
  sense = sign (sense + (sense == 0));
  used = ctype(:) ~= 'F';
  kind = (ctype(:) == 'L' | ctype(:) == 'D') - (ctype(:) == 'U');
  whole = vartype(:) == 'I';
  bound = [];
  best = Inf;
  xopt = NA (n, 1);
  fmin = NA;
  lambda = NA (m, 1);
  redcosts = NA (n, 1);
  status = 110;
  queue = {{lb(:), ub(:)}};
  while ~isempty (queue)
    node = queue{end};
    queue(end) = [];
    if any (node{1} > node{2})
      continue;
    end
    [x, value, code, price, rest] = simplexmethod (sense * c, A(used, :), b(used), node{1}, node{2}, kind(used));
    if code == 2
      status = 6;
      break;
    elseif code == 1 || value >= best - 1e-9
      continue;
    end
    broken = find (whole & abs (x - round (x)) > 1e-7, 1);
    if isempty (broken)
      best = value;
      xopt = x;
      xopt(whole) = round (x(whole));
      fmin = c' * xopt;
      lambda = zeros (m, 1);
      lambda(used) = sense * price;
      redcosts = sense * rest;
      status = 5;
      continue;
    end
    below = node;
    above = node;
    below{2}(broken) = floor (x(broken));
    above{1}(broken) = ceil (x(broken));
    queue{end + 1} = above;
    queue{end + 1} = below;
  end
  errnum = 0;
  extra = struct ();
  if ~any (whole)
    extra.lambda = lambda;
    extra.redcosts = redcosts;
  end
  extra.time = 0;
  extra.status = status;
end

%!test
%! [x, f] = glpk ([10; 6; 4], [1 1 1; 10 4 5; 2 2 6], [100; 600; 300], [0; 0; 0], [], 'UUU', 'CCC', -1);
%! assert (f, 2200 / 3, 1e-9);
%!test
%! x = glpk ([5; 4], [6 4; 1 2], [24; 6], [0; 0], [], 'UU', 'II', -1);
%! assert (x, [4; 0]);
