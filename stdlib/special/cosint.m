function y = cosint (x)
  % COSINT  The cosine integral: Euler's constant + log (X) + the integral of (cos (t) - 1) / t from 0 to X.
  %
  %   >> cosint ([1 2 10])
  %   ans =
  %
  %      0.337404   0.422981  -0.045456
  %
  %   Source: NIST 6.5.5, 6.6.6.   See also: sinint, expint
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('cosint: X must be numeric');
  end
  type = class (x);
  if ~isfloat (x)
    type = 'double';
  end
  z = double (x);
  y = zeros (size (z));
  % The sides of the cut are told apart by the sign of zero.
  left = real (z) < 0 | (real (z) == 0 & (imag (z) < 0 | (imag (z) == 0 & signbit (real (z)))));
  low = left & signbit (imag (z));
  z(left) = -z(left);
  small = abs (z) <= 3;
  t = z(small) .^ 2;
  term = -t / 2;
  s = term / 2;
  for k = 2:22
    term = -term .* t / ((2 * k - 1) * 2 * k);
    s = s + term / (2 * k);
  end
  y(small) = 0.57721566490153286061 + log (z(small)) + s;
  large = ~small & ~isinf (z);
  t = z(large);
  w = -(expint (1i * t) + expint (-1i * t)) / 2;
  w(imag (t) == 0) = real (w(imag (t) == 0));
  y(large) = w;
  crossed = large & real (z) == 0 & imag (z) > 0;
  y(crossed) = real (y(crossed)) + 1i * pi / 2;
  y(isinf (z)) = 0;
  y(x == 0) = -Inf;
  y(left & ~low) = y(left & ~low) + 1i * pi;
  y(low) = y(low) - 1i * pi;
  y(isinf (z) & left) = 1i * pi;
  y(isnan (z)) = NaN;
  y = cast (y, type);
end

%!assert (cosint (1), 0.337403922900968135, 2 * eps)
%!assert (cosint (10), -0.0454564330044553726, 4 * eps)
%!assert (cosint (-1), 0.337403922900968135 + 1i * pi, 4 * eps)
