function [x, minval, exitflag, output, lambda] = pqpnonneg (C, d, x0, options)
  % PQPNONNEG  The X >= 0 that minimizes X' * C * X / 2 + D' * X, for a positive definite C.
  %
  %   >> pqpnonneg ([2 0; 0 2], [-1; 2])
  %   ans =
  %
  %      0.5000
  %           0
  %
  %   See also: lsqnonneg, qp
  if nargin == 1 && ischar (C) && strcmp (C, 'defaults')
    x = struct ('MaxIter', 1e5);
    return;
  end
  if nargin < 2
    print_usage ();
  end
  if ~(isnumeric (C) && ismatrix (C) && isnumeric (d) && ismatrix (d))
    error ('pqpnonneg: C and D must be numeric matrices');
  elseif rows (C) ~= columns (C)
    error ('pqpnonneg: C must be a square matrix');
  elseif rows (C) ~= rows (d)
    error ('pqpnonneg: C and D must have the same number of rows');
  end
  if nargin < 4
    options = struct ();
  elseif ~isstruct (options)
    error ('pqpnonneg: OPTIONS must be a struct');
  end
  n = columns (C);
  x = zeros (n, 1);
  if nargin > 2 && ~isempty (x0)
    x = max (x0(:), 0);
  end
  limit = optimget (options, 'MaxIter', 1e5);
  tol = 10 * eps * norm (C, 1) * n;
  free = x > 0;
  iterations = 0;
  while iterations < limit
    iterations = iterations + 1;
    % Minimize over the free variables; those that would become negative stop at zero.
    while any (free)
      z = zeros (n, 1);
      z(free) = -(C(free, free) \ d(free));
      if all (z(free) > 0)
        x = z;
        break;
      end
      bad = free & z <= 0;
      x = x + min (x(bad) ./ (x(bad) - z(bad))) * (z - x);
      free = free & x > 10 * eps;
      x(~free) = 0;
    end
    w = -(d + C * x);
    w(free) = -Inf;
    [largest, k] = max (w);
    if all (free) || largest <= tol
      break;
    end
    free(k) = true;
  end
  exitflag = iterations;
  if iterations >= limit
    exitflag = 0;
  end
  minval = x' * C * x / 2 + d' * x;
  output = struct ('algorithm', 'nnls-pqp', 'iterations', iterations);
  lambda = zeros (n, 1);
  w = -(d + C * x);
  lambda(~free) = w(~free);
end

%!assert (pqpnonneg ([2 1; 1 2], [-4; -5]), [1; 2], 1e-12)
%!assert (pqpnonneg ([2 0; 0 2], [1; 2]), [0; 0])
