function [x, resnorm, residual, exitflag, output, lambda] = lsqnonneg (C, d, x0, options)
  % LSQNONNEG  The X >= 0 that minimizes norm (C*X - D).
  %   RESNORM is the square of the norm that remains, RESIDUAL = D - C*X, LAMBDA the multipliers (zero where
  %   X is positive). X0 is where to begin. Of the OPTIONS 'MaxIter' and 'TolX' count.
  %
  %   >> lsqnonneg ([1 0; 0 1], [3; -2])
  %   ans =
  %
  %      3
  %      0
  %
  %   Source: C. L. Lawson, R. J. Hanson, Solving Least Squares Problems, chapter 23.   See also: pqpnonneg, lscov, optimset
  if nargin == 1 && ischar (C) && strcmp (C, 'defaults')
    x = struct ('MaxIter', 1e5);
    return;
  end
  if nargin < 2
    print_usage ();
  end
  if ~(isnumeric (C) && ismatrix (C) && isnumeric (d) && ismatrix (d))
    error ('lsqnonneg: C and D must be numeric matrices');
  elseif rows (C) ~= rows (d)
    error ('lsqnonneg: C and D must have the same number of rows');
  end
  if nargin < 4
    options = struct ();
  elseif ~isstruct (options)
    error ('lsqnonneg: OPTIONS must be a struct');
  end
  n = columns (C);
  if nargin < 3 || isempty (x0)
    x = zeros (n, 1);
  else
    if numel (x0) ~= n
      error ('lsqnonneg: X0 must have as many elements as C has columns');
    end
    x = max (x0(:), 0);
  end
  limit = optimget (options, 'MaxIter', 1e5);
  tol = optimget (options, 'TolX', 10 * eps * norm (C, 1) * max (size (C)));
  free = x > 0;
  iterations = 0;
  if any (free)
    [x, free] = inward (C, d, x, free);
  end
  while iterations < limit
    iterations = iterations + 1;
    w = C' * (d - C * x);
    w(free) = -Inf;
    [largest, k] = max (w);
    if all (free) || largest <= tol
      break;
    end
    free(k) = true;
    [x, free] = inward (C, d, x, free);
  end
  exitflag = iterations;
  if iterations >= limit
    exitflag = 0;
  end
  residual = d - C * x;
  resnorm = residual' * residual;
  output = struct ('algorithm', 'nnls', 'iterations', iterations);
  lambda = zeros (n, 1);
  w = C' * (d - C * x);
  lambda(~free) = w(~free);
end

% The least squares solution over the free variables; those that would become negative stop at zero.
function [x, free] = inward (C, d, x, free)
  while any (free)
    z = zeros (size (x));
    z(free) = C(:, free) \ d;
    if all (z(free) > 0)
      break;
    end
    bad = free & z <= 0;
    step = min (x(bad) ./ (x(bad) - z(bad)));
    if isnan (step)
      step = 0;
    end
    x = x + step * (z - x);
    free = free & x > 10 * eps;
    x(~free) = 0;
  end
  if any (free)
    x = z;
  end
  x(~free) = 0;
end

%!assert (lsqnonneg ([1 2; 3 4], [5; 11]), [1; 2], 1e-12)
%!assert (lsqnonneg ([1 0; 0 1], [-1; -2]), [0; 0])
