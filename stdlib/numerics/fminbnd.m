function [x, fval, info, output] = fminbnd (fcn, a, b, options)
  % FMINBND  The minimum of a function of one number in an interval.
  %   X = FMINBND (F, A, B); [X, FVAL, INFO, OUTPUT] also gives F (X), 1 for success, and counts.
  %   Options (OPTIMSET): TolX (1e-4), MaxIter, MaxFunEvals.
  %
  %   Method: golden sections and parabolas (Brent, Algorithms for Minimization without Derivatives,
  %   chapter 5).
  %
  %   >> x = fminbnd (@(x) (x - 2) ^ 2, 0, 5)
  %   x = 2
  %
  %   See also: fminsearch, fzero, optimset
  if nargin < 3
    print_usage ();
  end
  if a > b
    error ('Octave:invalid-fun-call', ...
           'fminbnd: the lower bound cannot be greater than the upper one');
  end
  if nargin < 4
    options = struct ();
  end
  if ischar (fcn)
    fcn = str2func (fcn);
  end
  tolx = optimget (options, 'TolX', 1e-4);
  maxiter = optimget (options, 'MaxIter', Inf);
  maxeval = optimget (options, 'MaxFunEvals', Inf);
  golden = 0.5 * (3 - sqrt (5));
  small = sqrt (eps);
  low = a;
  high = b;
  v = low + golden * (high - low);
  w = v;
  x = v;
  e = 0;
  d = 0;
  fv = fcn (x);
  fw = fv;
  fval = fv;
  count = 1;
  iterations = 0;
  info = 0;
  while true
    middle = 0.5 * (low + high);
    tolerance = 2 * small * abs (x) + tolx / 3;
    if abs (x - middle) <= 2 * tolerance - 0.5 * (high - low)
      info = 1;
      break;
    end
    if iterations >= maxiter || count >= maxeval
      break;
    end
    iterations = iterations + 1;
    parabola = false;
    if abs (e) > tolerance
      % The parabola through x, v and w.
      r = (x - w) * (fval - fv);
      q = (x - v) * (fval - fw);
      p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if q > 0
        p = -p;
      end
      q = abs (q);
      r = e;
      e = d;
      if abs (p) < abs (0.5 * q * r) && p > q * (low - x) && p < q * (high - x)
        parabola = true;
        d = p / q;
        u = x + d;
        if min (u - low, high - u) < 2 * tolerance
          d = tolerance * (sign (middle - x) + (middle == x));
        end
      end
    end
    if ~parabola
      if x >= middle
        e = low - x;
      else
        e = high - x;
      end
      d = golden * e;
    end
    u = x + max (abs (d), tolerance) * (sign (d) + (d == 0));
    fu = fcn (u);
    count = count + 1;
    if fu < fval
      if u < x
        high = x;
      else
        low = x;
      end
      v = w;
      fv = fw;
      w = x;
      fw = fval;
      x = u;
      fval = fu;
    else
      if u < x
        low = u;
      else
        high = u;
      end
      if fu <= fw || w == x
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      elseif fu <= fv || v == x || v == w
        v = u;
        fv = fu;
      end
    end
  end
  output.iterations = iterations;
  output.funcCount = count;
  output.algorithm = 'golden section search, parabolic interpolation';
  output.bracket = [low high];
end

%!assert (fminbnd (@(x) (x - 2) ^ 2, 0, 5), 2, 1e-6)
%!assert (fminbnd (@cos, 3, 4), pi, 1e-4)
%!error <lower bound> fminbnd (@cos, 4, 3)
