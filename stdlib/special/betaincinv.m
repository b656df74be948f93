function x = betaincinv (y, a, b, tail)
  % BETAINCINV  The X at which betainc (X, A, B, TAIL) is Y.
  %   TAIL is 'lower' (without it) or 'upper'.
  %
  %   >> betaincinv ([0.1 0.5 0.9], 2, 3)
  %   ans =
  %
  %      0.1426   0.3857   0.6795
  %
  %   Source: Newton's steps, kept in a bracket.   See also: betainc, gammaincinv
  if nargin < 3
    print_usage ();
  end
  if nargin < 4
    tail = 'lower';
  end
  [bad, y, a, b] = common_size (y, a, b);
  if bad
    error ('betaincinv: Y, A, and B must be of common size or scalars');
  elseif ~(isfloat (y) && isfloat (a) && isfloat (b)) || iscomplex (y) || iscomplex (a) || iscomplex (b)
    error ('betaincinv: Y, A, and B must be real, floating point values');
  elseif any (a(:) <= 0)
    error ('betaincinv: A must be strictly positive');
  elseif any (b(:) <= 0)
    error ('betaincinv: B must be strictly positive');
  elseif any (y(:) < 0 | y(:) > 1)
    error ('betaincinv: Y must be in the range [0, 1]');
  elseif ~ischar (tail) || ~any (strcmpi (tail, {'lower', 'upper'}))
    error ('betaincinv: invalid value for TAIL');
  end
  type = 'double';
  if isa (y, 'single') || isa (a, 'single') || isa (b, 'single')
    type = 'single';
  end
  y = double (y);
  a = double (a);
  b = double (b);
  sign = 1 - 2 * strcmpi (tail, 'upper');
  x = zeros (size (y));
  x(y == (sign + 1) / 2) = 1;
  x(isnan (y) | isnan (a) | isnan (b)) = NaN;
  k = find (y > 0 & y < 1 & ~isnan (a) & ~isnan (b));
  if isempty (k)
    x = cast (x, type);
    return;
  end
  p = y(k);
  a = a(k);
  b = b(k);
  low = zeros (size (p));
  high = ones (size (p));
  t = a ./ (a + b);
  lnbeta = betaln (a, b);
  for iteration = 1:200
    f = betainc (t, a, b, tail) - p;
    rising = sign * f > 0;
    high(rising) = min (high(rising), t(rising));
    low(~rising) = max (low(~rising), t(~rising));
    slope = sign * exp ((a - 1) .* log (t) + (b - 1) .* log1p (-t) - lnbeta);
    step = f ./ slope;
    step = step ./ max (0.5, min (2, 1 - step .* ((a - 1) ./ t - (b - 1) ./ (1 - t)) / 2));
    next = t - step;
    out = ~(next > low & next < high);
    % Halve the logarithm while the lower end is not known.
    middle = (low + high) / 2;
    zero = low == 0;
    middle(zero) = high(zero) / 16;
    next(out) = middle(out);
    done = abs (next - t) <= eps * t | f == 0;
    t(~done) = next(~done);
    if all (done)
      break;
    end
  end
  x(k) = t;
  x = cast (x, type);
end

%!assert (betaincinv (betainc ([0.1 0.5 0.9], 2, 3), 2, 3), [0.1 0.5 0.9], -1e-12)
%!assert (betaincinv ([0 1], 1, 2), [0 1])
%!assert (betaincinv (0.3, 1, 1, 'upper'), 0.7, 4 * eps)
