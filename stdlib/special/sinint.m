function y = sinint (x)
  % SININT  The sine integral: the integral of sin (t) / t from 0 to X.
  %
  %   >> sinint ([1 2 10])
  %   ans =
  %
  %      0.9461   1.6054   1.6583
  %
  %   Source: NIST 6.5.6, 6.6.5.   See also: cosint, expint
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('sinint: X must be numeric');
  end
  type = class (x);
  if ~isfloat (x)
    type = 'double';
  end
  z = double (x);
  y = zeros (size (z));
  left = real (z) < 0;
  z(left) = -z(left);
  small = abs (z) <= 3;
  t = z(small) .^ 2;
  term = z(small);
  s = term;
  for k = 1:22
    term = -term .* t / (2 * k * (2 * k + 1));
    s = s + term / (2 * k + 1);
  end
  y(small) = s;
  large = ~small & ~isinf (z) & ~isnan (z);
  t = z(large);
  w = pi / 2 + (expint (1i * t) - expint (-1i * t)) / 2i;
  w(imag (t) == 0) = real (w(imag (t) == 0));
  w(real (t) == 0) = 1i * imag (w(real (t) == 0));
  y(large) = w;
  y(isinf (z)) = pi / 2;
  y(isnan (z)) = NaN;
  y(left) = -y(left);
  y = cast (y, type);
end

%!assert (sinint (1), 0.946083070367183015, 2 * eps)
%!assert (sinint ([-10 Inf]), [-1.65834759421887405, pi / 2], 4 * eps)
