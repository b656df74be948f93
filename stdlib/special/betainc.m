function y = betainc (x, a, b, tail)
  % BETAINC  The incomplete beta function, divided by the beta function.
  %   Y = BETAINC (X, A, B) is the integral of t^(A-1) (1-t)^(B-1) from 0 to X over beta (A, B); BETAINC
  %   (X, A, B, 'upper') is 1 - Y without cancellation.
  %
  %   Continued fraction (Abramowitz and Stegun 26.5.8).
  %
  %   >> betainc (0.5, 1, 2)
  %   ans = 0.7500
  %
  %   See also: beta, betaln, gammainc
  if nargin < 3 || nargin > 4
    print_usage ();
  end
  if nargin < 4
    tail = 'lower';
  end
  if ~any (strcmpi (tail, {'lower', 'upper'}))
    error ('betainc: invalid value for TAIL');
  end
  if ~isreal (x) || ~isreal (a) || ~isreal (b)
    error ('betainc: all inputs must be real');
  end
  if any (x(:) < 0 | x(:) > 1)
    error ('betainc: X must be in the range [0, 1]');
  end
  if any (a(:) <= 0)
    error ('betainc: A must be strictly positive');
  end
  if any (b(:) <= 0)
    error ('betainc: B must be strictly positive');
  end
  issingle = isa (x, 'single') || isa (a, 'single') || isa (b, 'single');
  shape = size (x);
  if isscalar (x)
    shape = size (a);
    if isscalar (a)
      shape = size (b);
    end
  end
  if ~all ([isscalar(x) || isequal(size (x), shape), isscalar(a) || isequal(size (a), shape), ...
            isscalar(b) || isequal(size (b), shape)])
    error ('betainc: X, A, and B must be of common size or scalars');
  end
  x = double (x) + zeros (shape);
  a = double (a) + zeros (shape);
  b = double (b) + zeros (shape);
  y = zeros (shape);
  upper_ = strcmpi (tail, 'upper');
  for k = 1:numel (x)
    if upper_
      y(k) = one (1 - x(k), b(k), a(k));
    else
      y(k) = one (x(k), a(k), b(k));
    end
  end
  if issingle
    y = single (y);
  end
end

function y = one (x, a, b)
  if isnan (x) || isnan (a) || isnan (b)
    y = NaN;
  elseif x == 0 || x == 1
    y = x;
  elseif isinf (a) || isinf (b)
    y = double (isinf (b));
  elseif x > (a + 1) / (a + b + 2)
    y = 1 - one (1 - x, b, a);
  else
    c = 1;
    d = 1 - (a + b) * x / (a + 1);
    d = 1 / d;
    h = d;
    for m = 1:10000
      p = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / (1 + p * d);
      c = 1 + p / c;
      h = h * d * c;
      p = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / (1 + p * d);
      c = 1 + p / c;
      step = d * c;
      h = h * step;
      if abs (step - 1) <= eps
        break;
      end
    end
    y = exp (a * log (x) + b * log1p (-x) - betaln (a, b)) * h / a;
  end
end

%!assert (betainc (0.5, 1, 2), 0.75, 1e-15)
%!assert (betainc ([0 1], 2, 3), [0 1])
%!assert (betainc (0.2, 2, 3, 'upper'), 1 - betainc (0.2, 2, 3), 1e-15)
%!error <range> betainc (2, 1, 1)
