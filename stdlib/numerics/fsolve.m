function [x, fval, info, output, fjac] = fsolve (fcn, x0, options)
  % FSOLVE  A zero of a system of equations, FCN (X) = 0, from X0 on.
  %   OPTIONS from OPTIMSET: 'Jacobian' ('on': FCN gives the matrix of derivatives as a second output),
  %   'TolX', 'TolFun' (1e-6), 'MaxIter' (400), 'MaxFunEvals', 'OutputFcn', 'FinDiffType' ('forward',
  %   'central'), 'ComplexEqn', 'AutoScaling', 'TypicalX', 'FunValCheck'. INFO: 1 the equations hold,
  %   2 X moves no more, 3 the residual falls no more, 0 too many steps, -1 stopped, -3 the region of trust
  %   is too small.
  %
  %   >> [x, f, info] = fsolve (@(x) [x(1)^2 + x(2)^2 - 4; x(1) - x(2)], [1; 1]);
  %   >> x
  %   x =
  %
  %      1.4142
  %      1.4142
  %
  %   Source: Levenberg and Marquardt's steps, J. J. More (1978).   See also: fzero, fminunc, optimset
  if nargin == 1 && ischar (fcn) && strcmp (fcn, 'defaults')
    x = struct ('AutoScaling', 'off', 'ComplexEqn', 'off', 'FunValCheck', 'off', ...
                'FinDiffType', 'forward', 'Jacobian', 'off', 'MaxFunEvals', Inf, 'MaxIter', 400, ...
                'OutputFcn', [], 'Updating', 'on', 'TolFun', 1e-6, 'TolX', 1e-6, 'TypicalX', []);
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
  elseif iscell (fcn)
    f = fcn{1};
    df = fcn{2};
    fcn = @(x) deal2 (f, df, x);
    options.Jacobian = 'on';
  end
  sz = size (x0);
  given = strcmpi (optimget (options, 'Jacobian', 'off'), 'on');
  central = strcmpi (optimget (options, 'FinDiffType', 'forward'), 'central');
  check = strcmpi (optimget (options, 'FunValCheck', 'off'), 'on');
  complex_ = strcmpi (optimget (options, 'ComplexEqn', 'off'), 'on');
  maxiter = optimget (options, 'MaxIter', 400);
  maxevals = optimget (options, 'MaxFunEvals', Inf);
  outfcn = optimget (options, 'OutputFcn', []);
  tolx = optimget (options, 'TolX', 1e-6);
  tolf = optimget (options, 'TolFun', 1e-6);
  typical = optimget (options, 'TypicalX', []);
  if isempty (typical)
    typical = ones (numel (x0), 1);
  end
  x = x0(:);
  f = fcn (reshape (x, sz));
  fsize = size (f);
  f = f(:);
  if check
    checkvalue (f, complex_);
  end
  evaluations = 1;
  iterations = 0;
  successes = 0;
  info = 0;
  lambda = 1e-3;
  fjac = [];
  best = norm (f);
  if stopped (outfcn, x, sz, iterations, evaluations, best, f, 'init')
    info = -1;
  end
  while info == 0 && iterations < maxiter && evaluations < maxevals
    if given
      [~, fjac] = fcn (reshape (x, sz));
      evaluations = evaluations + 1;
    else
      [fjac, n] = slopes (fcn, x, f, sz, central, typical);
      evaluations = evaluations + n;
    end
    if check
      checkvalue (fjac, complex_);
    end
    if best <= tolf * eps ^ 0.5 || best == 0
      info = 1;
      break;
    end
    d = norm (fjac, 'columns').';
    d(d == 0) = 1;
    moved = false;
    while ~moved && evaluations < maxevals
      step = -([fjac; sqrt(lambda) * diag(d)] \ [f; zeros(numel (x), 1)]);
      if any (~isfinite (step))
        info = -3;
        break;
      end
      fnew = fcn (reshape (x + step, sz))(:);
      evaluations = evaluations + 1;
      size_ = norm (fnew);
      if size_ < best
        moved = true;
        drop = (best - size_) / best;
        x = x + step;
        f = fnew;
        best = size_;
        lambda = lambda / 10;
        if lambda < 1e-16
          lambda = 0;
        end
        successes = successes + 1;
      else
        if norm (d .* step) <= max (eps, 0.01 * tolx) * norm (d .* x) || lambda > 1e16
          info = 1 + (best > tolf);
          if info == 2 && lambda > 1e16
            info = -3;
          end
          break;
        end
        lambda = max (10 * lambda, 1e-10);
      end
    end
    iterations = iterations + 1;
    if info ~= 0
      break;
    end
    if stopped (outfcn, x, sz, iterations, evaluations, best, f, 'iter')
      info = -1;
    elseif best <= tolf * max (1, norm (d .* x)) * 1e-4
      info = 1;
    elseif moved && norm (d .* step) <= 1e-4 * tolx * norm (d .* x)
      info = 2;
    elseif moved && drop < 1e-4 * tolf && best > sqrt (tolf)
      info = 3;
    end
  end
  if info == 2 && best <= tolf * max (1, norm (x))
    info = 1;
  end
  stopped (outfcn, x, sz, iterations, evaluations, best, f, 'done');
  x = reshape (x, sz);
  fval = reshape (f, fsize);
  output = struct ('iterations', iterations, 'successful', successes, 'funcCount', evaluations);
end

function [J, n] = slopes (fcn, x, f, sz, central, typical)
  J = zeros (numel (f), numel (x));
  n = numel (x) * (1 + central);
  for k = 1:numel (x)
    if central
      h = eps ^ (1 / 3) * max (abs (x(k)), abs (typical(k)));
      e = zeros (size (x));
      e(k) = h;
      J(:, k) = (fcn (reshape (x + e, sz))(:) - fcn (reshape (x - e, sz))(:)) / (2 * h);
    else
      h = sqrt (eps) * max (abs (x(k)), abs (typical(k)));
      y = x;
      y(k) = x(k) + h;
      h = y(k) - x(k);
      J(:, k) = (fcn (reshape (y, sz))(:) - f) / h;
    end
  end
end

function [f, j] = deal2 (f, df, x)
  f = f (x);
  if nargout > 1
    j = df (x);
  end
end

function checkvalue (f, complex_)
  if ~complex_ && iscomplex (f)
    error ('fsolve:notreal', 'fsolve: non-real value encountered');
  elseif any (isnan (f(:)))
    error ('fsolve:isnan', 'fsolve: NaN value encountered');
  elseif any (isinf (f(:)))
    error ('fsolve:isinf', 'fsolve: Inf value encountered');
  end
end

function stop = stopped (outfcn, x, sz, iterations, evaluations, fval, f, state)
  stop = false;
  if ~isempty (outfcn)
    values = struct ('iter', iterations, 'funccount', evaluations, 'fval', f, 'searchdirection', 0);
    stop = outfcn (reshape (x, sz), values, state);
    stop = ~isempty (stop) && any (stop);
  end
end

%!test
%! [x, f, info] = fsolve (@(x) x .^ 3 - [8; 27], [1; 1]);
%! assert (x, [2; 3], 1e-6);
%! assert (info > 0);
%!test
%! x = fsolve (@(z) z ^ 2 + 1, 1 + 1i, optimset ('ComplexEqn', 'on'));
%! assert (x, 1i, 1e-5);
