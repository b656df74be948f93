function x = gammaincinv (y, a, tail)
  % GAMMAINCINV  The X at which gammainc (X, A, TAIL) is Y.
  %   TAIL is 'lower' (without it) or 'upper'.
  %
  %   >> gammaincinv ([0.1 0.5 0.9], 2)
  %   ans =
  %
  %      0.5318   1.6783   3.8897
  %
  %   Source: Newton's and Halley's steps, kept in a bracket.   See also: gammainc, betaincinv
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    tail = 'lower';
  end
  [bad, y, a] = common_size (y, a);
  if bad
    error ('gammaincinv: Y and A must be of common size or scalars');
  elseif iscomplex (y) || iscomplex (a)
    error ('gammaincinv: all inputs must be real');
  elseif any (a(:) <= 0)
    error ('gammaincinv: A must be strictly positive');
  elseif any (y(:) < 0 | y(:) > 1)
    error ('gammaincinv: Y must be in the range [0, 1]');
  elseif ~ischar (tail) || ~any (strcmpi (tail, {'lower', 'upper'}))
    error ('gammaincinv: invalid value for TAIL');
  end
  type = 'double';
  if isa (y, 'single') || isa (a, 'single')
    type = 'single';
  end
  y = double (y);
  a = double (a);
  x = zeros (size (y));
  upper = strcmpi (tail, 'upper');
  sign = 1 - 2 * upper;
  small = y;
  if upper
    small = 1 - y;
  end
  x(small == 1) = Inf;
  x(isnan (y) | isnan (a)) = NaN;
  if upper
    x(y == 0) = Inf;
    x(y == 1) = 0;
  end
  k = find (y > 0 & y < 1 & ~isnan (a) & ~(upper & y == 0));
  if isempty (k)
    x = cast (x, type);
    return;
  end
  p = y(k);
  b = a(k);
  low = zeros (size (p));
  high = Inf (size (p));
  % Begin with the normal deviate of Wilson and Hilferty, or the power law near zero.
  q = sqrt (2) * erfinv (2 * p - 1) * sign;
  t = b .* (1 - 1 ./ (9 * b) + q ./ (3 * sqrt (b))) .^ 3;
  lower = p;
  if upper
    lower = 1 - p;
  end
  power = exp ((log (lower) + gammaln (b + 1)) ./ b);
  use = ~(t > 0) | b < 1 | power < 0.2 * b;
  t(use) = power(use);
  t(t == 0) = realmin;
  for iteration = 1:100
    f = gammainc (t, b, tail) - p;
    rising = sign * f > 0;
    high(rising) = min (high(rising), t(rising));
    low(~rising) = max (low(~rising), t(~rising));
    slope = sign * exp (-t + (b - 1) .* log (t) - gammaln (b));
    step = f ./ slope;
    % Halley: f''/f' = (a - 1) / x - 1.
    step = step ./ max (0.5, min (2, 1 - step .* ((b - 1) ./ t - 1) / 2));
    next = t - step;
    out = ~(next > low & next < high);
    middle = (low + high) / 2;
    middle(isinf (high)) = 2 * t(isinf (high));
    next(out) = middle(out);
    done = abs (next - t) <= 2 * eps * t | f == 0;
    t(~done) = next(~done);
    if all (done)
      break;
    end
  end
  x(k) = t;
  x = cast (x, type);
end

%!assert (gammaincinv (gammainc ([0.1 1 5], 2), 2), [0.1 1 5], -1e-12)
%!assert (gammaincinv ([0 1], 3), [0 Inf])
%!assert (gammaincinv (0.3, 1, 'upper'), -log (0.3), -4 * eps)
