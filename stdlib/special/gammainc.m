function y = gammainc (x, a, tail)
  % GAMMAINC  The incomplete gamma function, divided by the gamma function.
  %   Y = GAMMAINC (X, A) is the integral of exp (-t) t^(A-1) from 0 to X over gamma (A). GAMMAINC (X, A,
  %   'upper') is 1 - Y without cancellation; 'scaledlower' and 'scaledupper' multiply by
  %   gamma (A + 1) exp (X) / X^A.
  %
  %   Series below X = A + 1, continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
  %
  %   >> gammainc (1, 2)
  %   ans = 0.2642
  %
  %   See also: gamma, betainc, erf
  if nargin < 2 || nargin > 3
    print_usage ();
  end
  if nargin < 3
    tail = 'lower';
  end
  if ~isreal (x) || ~isreal (a)
    error ('gammainc: all inputs must be real');
  end
  tail = lower (tail);
  if ~any (strcmp (tail, {'lower', 'upper', 'scaledlower', 'scaledupper'}))
    error ('gammainc: invalid value for TAIL');
  end
  if ~isscalar (x) && ~isscalar (a) && ~isequal (size (x), size (a))
    error ('gammainc: X and A must be of common size or scalars');
  end
  if any (a(:) < 0)
    error ('gammainc: A must be non-negative');
  end
  issingle = isa (x, 'single') || isa (a, 'single');
  x = double (x);
  a = double (a);
  if isscalar (x)
    x = repmat (x, size (a));
  elseif isscalar (a)
    a = repmat (a, size (x));
  end
  y = zeros (size (x));
  for k = 1:numel (x)
    y(k) = one (x(k), a(k), tail);
  end
  if issingle
    y = single (y);
  end
end

function y = one (x, a, tail)
  % The scaled value of the side that converges, and the scale, give all four.
  if isnan (x) || isnan (a)
    y = NaN;
    return;
  end
  if x == 0 || a == 0 || x == Inf || a == Inf
    y = limit (x, a, tail);
    return;
  end
  scale = factor_of (x, a);
  islower = x < a + 1;
  if islower
    value = series (x, a);
  else
    value = fraction (x, a);
  end
  switch tail
    case 'lower'
      y = scale * value;
      if ~islower
        y = 1 - y;
      end
    case 'upper'
      y = scale * value;
      if islower
        y = 1 - y;
      end
    case 'scaledlower'
      y = value;
      if ~islower
        y = 1 / scale - value;
      end
    case 'scaledupper'
      y = value;
      if islower
        y = 1 / scale - value;
      end
  end
end

function d = factor_of (x, a)
  % x^a exp (-x) / gamma (a + 1); for large a by Stirling's series, which does not cancel.
  if a < 20
    d = x ^ a * exp (-x) / gamma (a + 1);
    if isfinite (d) && d ~= 0
      return;
    end
  end
  if x < 0
    d = real (exp (-x + a * log (x) - gammaln (a + 1)));
    return;
  end
  m = (x - a) / a;
  if abs (m) < 0.7
    t = log1p (m) - m;
    if abs (m) < 0.1
      % log (1 + m) - m as a series.
      t = 0;
      for k = 40:-1:2
        t = t + (-1) ^ (k + 1) * m ^ k / k;
      end
    end
    d = exp (a * t - (1 / 12 - (1 / 360 - 1 / (1260 * a ^ 2)) / a ^ 2) / a) / sqrt (2 * pi * a);
  else
    d = exp (-x + a * log (x) - gammaln (a + 1));
  end
end

function total = series (x, a)
  term = 1;
  total = 1;
  n = 0;
  while abs (term) > eps / 4 * abs (total) && n < 100000
    n = n + 1;
    term = term * x / (a + n);
    total = total + term;
  end
end

function h = fraction (x, a)
  % Lentz's method.
  b = x + 1 - a;
  c = 1e300;
  d = 1 / b;
  h = d;
  n = 0;
  step = 2;
  while abs (step - 1) > eps / 2 && n < 100000
    n = n + 1;
    p = -n * (n - a);
    b = b + 2;
    d = 1 / (p * d + b);
    c = b + p / c;
    step = d * c;
    h = h * step;
  end
  h = a * h;
end

function y = limit (x, a, tail)
  if a == 0 || x == Inf && a ~= Inf
    lower_ = 1;
  else
    lower_ = 0;
  end
  switch tail
    case 'lower'
      y = lower_;
    case 'upper'
      y = 1 - lower_;
    case 'scaledlower'
      if a == 0
        y = exp (x);
      elseif x == Inf
        y = Inf;
      else
        y = 1;
      end
    case 'scaledupper'
      if a == 0 || x == Inf
        y = 0;
      else
        y = Inf;
      end
  end
end

%!assert (gammainc ([0.5 1 2], 1), 1 - exp (-[0.5 1 2]), 4 * eps)
%!assert (gammainc (10, 2, 'upper'), 11 * exp (-10), 1e-15)
%!assert (gammainc ([0 Inf], 3), [0 1])
%!error <non-negative> gammainc (1, -1)
