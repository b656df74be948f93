function [x, fval, info, output] = fminsearch (fcn, x0, options, varargin)
  % FMINSEARCH  The minimum of a function of several numbers, without derivatives.
  %   X = FMINSEARCH (F, X0) starts at X0 and gives an X of its size. Further arguments after OPTIONS
  %   are handed to F. Options (OPTIMSET): TolX, TolFun (1e-4), MaxIter, MaxFunEvals, Display.
  %
  %   Method: the simplex of Nelder and Mead (Lagarias et al., SIAM J. Optim. 9, 1998).
  %
  %   >> x = fminsearch (@(x) (x(1) - 5) ^ 2 + (x(2) - 8) ^ 4, [0 0]);
  %   >> round (x)
  %   ans =
  %
  %      5   8
  %
  %   See also: fminbnd, optimset
  if nargin < 1
    print_usage ();
  end
  if nargin == 1 && isstruct (fcn)
    x0 = fcn.x0;
    options = fcn.options;
    fcn = fcn.objective;
  elseif nargin < 3 || isempty (options)
    options = struct ();
  end
  if ischar (fcn)
    fcn = str2func (fcn);
  end
  if strcmpi (optimget (options, 'FunValCheck', 'off'), 'on')
    plain = fcn;
    fcn = @(varargin) checked (plain (varargin{:}));
  end
  n = numel (x0);
  tolx = optimget (options, 'TolX', 1e-4);
  tolf = optimget (options, 'TolFun', 1e-4);
  maxiter = optimget (options, 'MaxIter', 200 * n);
  maxeval = optimget (options, 'MaxFunEvals', 200 * n);
  if ischar (maxiter)
    maxiter = 200 * n;
  end
  if ischar (maxeval)
    maxeval = 200 * n;
  end

  % Columns of s are the corners, best first; at the start those of a regular simplex.
  side = max (norm (x0(:), Inf), 1) / (n * sqrt (2)) * (sqrt (n + 1) - 1 + [n, 0]);
  s = repmat (x0(:), 1, n + 1);
  s(:, 2:end) = s(:, 2:end) + side(2);
  f = zeros (1, n + 1);
  f(1) = fcn (x0, varargin{:});
  for k = 1:n
    s(k, k + 1) = x0(k) + side(1);
    f(k + 1) = value (fcn, s(:, k + 1), x0, varargin);
  end
  count = n + 1;
  iterations = 0;
  info = 0;
  [f, order] = sort (f);
  s = s(:, order);
  while true
    iterations = iterations + 1;
    if iterations > maxiter || count > maxeval
      break;
    end
    extent = norm (s(:, 2:end) - s(:, 1), 1) / max (1, norm (s(:, 1), 1));
    if extent <= tolx && max (abs (f(end) - f(1))) <= tolf * max (1, abs (f(1)))
      info = 1;
      break;
    end
    center = sum (s(:, 1:n), 2) / n;
    x = 2 * center - s(:, end);
    fx = value (fcn, x, x0, varargin);
    count = count + 1;
    if fx < f(n)
      if fx < f(1)
        % Further in this direction.
        y = 2 * x - center;
        fy = value (fcn, y, x0, varargin);
        count = count + 1;
        if fy < f(1)
          x = y;
          fx = fy;
        end
      end
    else
      % Less far: towards the better one of the worst corner and its reflection.
      y = s(:, end);
      if fx < f(end)
        y = x;
      end
      y = 0.5 * y + 0.5 * center;
      fy = value (fcn, y, x0, varargin);
      count = count + 1;
      if fy < f(n)
        x = y;
        fx = fy;
      else
        % All corners come closer to the best.
        for k = 2:n
          s(:, k) = (s(:, 1) + s(:, k)) / 2;
          f(k) = value (fcn, s(:, k), x0, varargin);
        end
        count = count + n - 1;
        x = (s(:, 1) + s(:, end)) / 2;
        fx = value (fcn, x, x0, varargin);
        count = count + 1;
      end
    end
    s(:, end) = x;
    f(end) = fx;
    [f, order] = sort (f);
    s = s(:, order);
  end
  x = reshape (s(:, 1), size (x0));
  fval = fcn (x, varargin{:});
  output.iterations = iterations;
  output.funcCount = count;
  output.algorithm = 'Nelder-Mead simplex direct search';
  output.message = '';
  if info == 1
    output.message = sprintf (['Algorithm converged.  Simplex size %.4e <= %.4e and step in ' ...
                               'function value %.4e <= %.4e\n'], ...
                              extent, tolx, abs (f(end) - f(1)) / max (1, abs (f(1))), tolf);
  end
end

function f = checked (f)
  if ~isreal (f)
    error ('fminsearch: non-real value encountered');
  elseif any (isnan (f(:)))
    error ('fminsearch: NaN value encountered');
  elseif any (isinf (f(:)))
    error ('fminsearch: Inf value encountered');
  end
end

function f = value (fcn, x, x0, more)
  f = fcn (reshape (x, size (x0)), more{:});
end

%!assert (fminsearch (@(x) sum ((x - [1 2]) .^ 2), [0 0]), [1 2], 1e-3)
%!assert (fminsearch (@(x, c) (x - c) ^ 2, 0, [], 3), 3, 1e-3)
%!test
%! rosenbrock = @(x) 100 * (x(2) - x(1) ^ 2) ^ 2 + (1 - x(1)) ^ 2;
%! [x, f, info] = fminsearch (rosenbrock, [-1.2 1]);
%! assert (x, [1 1], 1e-3);
%! assert (info, 1);
