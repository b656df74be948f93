function [x, fval, info, output, grad, hess] = fminunc (fcn, x0, options)
  % FMINUNC  A minimum of a smooth function of many variables, from X0 on.
  %   OPTIONS from OPTIMSET: 'GradObj' ('on': FCN gives the gradient as a second output), 'TolX', 'TolFun'
  %   (1e-6), 'MaxIter' (400), 'MaxFunEvals', 'OutputFcn', 'FinDiffType', 'FunValCheck'. INFO: 1 the
  %   gradient vanishes, 2 X moves no more, 3 the value falls no more, 0 too many steps, -1 stopped.
  %
  %   >> x = fminunc (@(x) (x(1) - 1)^2 + (x(2) + 2)^2, [0; 0]);
  %   >> round (1e4 * x)' / 1e4
  %   ans =
  %
  %      1  -2
  %
  %   Source: BFGS with a line search, J. Nocedal, S. J. Wright, Numerical Optimization, 6.1.   See also: fminsearch, fsolve, optimset
  if nargin == 1 && ischar (fcn) && strcmp (fcn, 'defaults')
    x = struct ('AutoScaling', 'off', 'FunValCheck', 'off', 'FinDiffType', 'forward', ...
                'GradObj', 'off', 'MaxFunEvals', Inf, 'MaxIter', 400, 'OutputFcn', [], ...
                'TolFun', 1e-6, 'TolX', 1e-6, 'TypicalX', []);
    return;
  end
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    options = struct ();
  end
  if ischar (fcn)
    fcn = str2func (fcn);
  end
  sz = size (x0);
  given = strcmpi (optimget (options, 'GradObj', 'off'), 'on');
  check = strcmpi (optimget (options, 'FunValCheck', 'off'), 'on');
  maxiter = optimget (options, 'MaxIter', 400);
  maxevals = optimget (options, 'MaxFunEvals', Inf);
  outfcn = optimget (options, 'OutputFcn', []);
  tolx = optimget (options, 'TolX', 1e-6);
  tolf = optimget (options, 'TolFun', 1e-6);
  x = x0(:);
  n = numel (x);
  evaluations = 0;
  iterations = 0;
  successes = 0;
  info = 0;
  [fval, grad, k] = evaluate (fcn, x, sz, given, check);
  evaluations = evaluations + k;
  H = eye (n);
  first = true;
  if stopped (outfcn, x, sz, iterations, evaluations, fval, 'init')
    info = -1;
  end
  while info == 0 && iterations < maxiter && evaluations < maxevals
    if norm (grad, Inf) <= tolf * max (1, abs (fval)) * 1e-2
      info = 1;
      break;
    end
    p = -H * grad;
    slope = p' * grad;
    if ~(slope < 0)
      H = eye (n);
      p = -grad;
      slope = p' * grad;
    end
    t = 1;
    if first
      t = min (1, 1 / norm (grad, 1));
    end
    % Wolfe's conditions by doubling and halving.
    low = 0;
    high = Inf;
    found = false;
    for trial = 1:60
      xnew = x + t * p;
      [fnew, gnew, k] = evaluate (fcn, xnew, sz, given, check);
      evaluations = evaluations + k;
      if ~(fnew <= fval + 1e-4 * t * slope)
        high = t;
      elseif gnew' * p < 0.9 * slope
        low = t;
        found = true;
        keep = {xnew, fnew, gnew};
      else
        found = true;
        keep = {xnew, fnew, gnew};
        break;
      end
      if isinf (high)
        t = 2 * t;
      else
        t = (low + high) / 2;
      end
      if high - low < eps * t
        break;
      end
    end
    iterations = iterations + 1;
    if ~found
      info = 2;
      if norm (grad, Inf) <= sqrt (tolf) * max (1, abs (fval))
        info = 1;
      end
      break;
    end
    [xnew, fnew, gnew] = keep{:};
    s = xnew - x;
    y = gnew - grad;
    drop = fval - fnew;
    x = xnew;
    fval = fnew;
    grad = gnew;
    successes = successes + 1;
    if s' * y > 1e-12 * norm (s) * norm (y)
      if first
        H = s' * y / (y' * y) * eye (n);
        first = false;
      end
      rho = 1 / (s' * y);
      V = eye (n) - rho * (s * y');
      H = V * H * V' + rho * (s * s');
    end
    if stopped (outfcn, x, sz, iterations, evaluations, fval, 'iter')
      info = -1;
    elseif norm (s) <= 1e-4 * tolx * norm (x) && norm (grad, Inf) < sqrt (tolf)
      info = 2;
    elseif drop <= 1e-6 * tolf * abs (fval)
      info = 3;
    end
  end
  stopped (outfcn, x, sz, iterations, evaluations, fval, 'done');
  hess = inv (H);
  hess = (hess + hess') / 2;
  x = reshape (x, sz);
  grad = reshape (grad, sz);
  output = struct ('iterations', iterations, 'successful', successes, 'funcCount', evaluations);
end

function [f, g, k] = evaluate (fcn, x, sz, given, check)
  if given
    [f, g] = fcn (reshape (x, sz));
    g = g(:);
    k = 1;
  else
    f = fcn (reshape (x, sz));
    n = numel (x);
    g = zeros (n, 1);
    for j = 1:n
      h = eps ^ (1 / 3) * max (abs (x(j)), 1);
      y = x;
      y(j) = x(j) + h;
      high = fcn (reshape (y, sz));
      y(j) = x(j) - h;
      g(j) = (high - fcn (reshape (y, sz))) / (2 * h);
    end
    k = 1 + 2 * n;
  end
  if check
    if iscomplex (f) || any (iscomplex (g))
      error ('fminunc:notreal', 'fminunc: non-real value encountered');
    elseif isnan (f)
      error ('fminunc:isnan', 'fminunc: NaN value encountered');
    elseif isinf (f)
      error ('fminunc:isinf', 'fminunc: Inf value encountered');
    end
  end
end

function stop = stopped (outfcn, x, sz, iterations, evaluations, fval, state)
  stop = false;
  if ~isempty (outfcn)
    values = struct ('iter', iterations, 'funccount', evaluations, 'fval', fval, 'searchdirection', 0);
    stop = outfcn (reshape (x, sz), values, state);
    stop = ~isempty (stop) && any (stop);
  end
end

%!test
%! [x, f, info] = fminunc (@(x) 100 * (x(2) - x(1)^2)^2 + (1 - x(1))^2, [-1.2; 1]);
%! assert (x, [1; 1], 1e-4);
%! assert (info > 0);
