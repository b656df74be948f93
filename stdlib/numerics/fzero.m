function [x, fval, info, output] = fzero (fcn, x0, options, varargin)
  % FZERO  A zero of a function of one number.
  %   X = FZERO (F, [A B]) looks between A and B, where F has different signs. X = FZERO (F, X0) looks
  %   for such an interval near X0 first. [X, FVAL, INFO, OUTPUT] also gives F (X), 1 for success, and
  %   counts. Options (OPTIMSET): TolX, MaxIter, MaxFunEvals, Display.
  %
  %   Method: inverse interpolation of up to four points, with bisection where it does not pay
  %   (Brent, Algorithms for Minimization without Derivatives, chapter 4).
  %
  %   >> x = fzero (@cos, [0 3])
  %   x = 1.5708
  %   >> fzero (@(x) x ^ 2 - 2, 1)
  %   ans = 1.4142
  %
  %   See also: optimset, fminbnd, fminsearch, roots
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    options = struct ();
  end
  if ischar (fcn)
    fcn = str2func (fcn);
  end
  tolx = optimget (options, 'TolX', eps);
  maxiter = optimget (options, 'MaxIter', Inf);
  maxeval = optimget (options, 'MaxFunEvals', Inf);
  count = 0;
  iterations = 0;
  info = 0;

  a = x0(1);
  fa = fcn (a);
  count = count + 1;
  if numel (x0) > 1
    b = x0(2);
    fb = fcn (b);
    count = count + 1;
  else
    b = a;
    fb = fa;
    if fa ~= 0
      base = a + 0.1 * (a == 0);
      tries = base + base * [-0.01 0.025 -0.05 0.1 -0.25 0.5 -1 2.5 -5 10 -50 100 500 1000];
      for t = tries
        ft = fcn (t);
        count = count + 1;
        if sign (ft) * sign (fa) <= 0
          b = t;
          fb = ft;
          break;
        end
      end
    end
  end
  if ~(sign (fa) * sign (fb) <= 0)
    error ('Octave:fzero:bracket', 'fzero: not a valid initial bracketing');
  end
  start = [a, b];

  % b is the best point, [b c] holds the zero, a was the best point before.
  c = a;
  fc = fa;
  d = b - a;
  e = d;
  while true
    if sign (fb) == sign (fc)
      c = a;
      fc = fa;
      d = b - a;
      e = d;
    end
    if abs (fc) < abs (fb)
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    end
    tolerance = 2 * eps * abs (b) + 0.5 * tolx * max (abs (b), 1) * (tolx > eps);
    m = 0.5 * (c - b);
    if abs (m) <= tolerance || fb == 0
      info = 1;
      break;
    end
    if iterations >= maxiter || count >= maxeval
      break;
    end
    iterations = iterations + 1;
    if abs (e) < tolerance || abs (fa) <= abs (fb)
      d = m;
      e = m;
    else
      s = fb / fa;
      if a == c
        p = 2 * m * s;
        q = 1 - s;
      else
        q = fa / fc;
        r = fb / fc;
        p = s * (2 * m * q * (q - r) - (b - a) * (r - 1));
        q = (q - 1) * (r - 1) * (s - 1);
      end
      if p > 0
        q = -q;
      else
        p = -p;
      end
      if 2 * p < min (3 * m * q - abs (tolerance * q), abs (e * q))
        e = d;
        d = p / q;
      else
        d = m;
        e = m;
      end
    end
    a = b;
    fa = fb;
    if abs (d) > tolerance
      b = b + d;
    else
      b = b + sign (m) * max (tolerance, eps (b));
    end
    fb = fcn (b);
    count = count + 1;
  end
  x = b;
  fval = fb;
  output.iterations = iterations;
  output.funcCount = count;
  output.algorithm = 'bisection, interpolation';
  output.bracketx = sort ([b c]);
  output.brackety = [fb fc];
  if b > c
    output.brackety = [fc fb];
  end
end

%!assert (fzero (@cos, [0 3]), pi / 2, 4 * eps)
%!assert (fzero (@(x) x ^ 3 - 2 * x - 5, 2), 2.0945514815423265, 1e-14)
%!assert (fzero ('sin', 3), pi, 4 * eps)
%!error <valid initial bracketing> fzero (@(x) x ^ 2 + 1, [0 1])
