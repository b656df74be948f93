function y = expint (x)
  % EXPINT  The exponential integral E1, the integral of exp (-t) / t from X to infinity.
  %   On the negative axis the value is that of the upper side of the cut, with imaginary part -pi.
  %
  %   >> expint ([0.5 1 2])
  %   ans =
  %
  %      0.559774   0.219384   0.048901
  %
  %   Source: NIST 6.6.2, 6.9.1.   See also: cosint, sinint, gammainc
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('expint: X must be numeric');
  end
  type = class (x);
  if ~isfloat (x)
    type = 'double';
  end
  z = double (x);
  y = zeros (size (z));
  tiny = z == 0;
  y(tiny) = Inf;
  endless = isinf (z) | isnan (z);
  y(endless & real (z) > 0) = 0;
  y(endless & real (z) < 0) = complex (-Inf, -pi);
  y(isnan (z)) = NaN;
  rest = ~tiny & ~endless;
  % Near the negative axis all terms of the power series have one sign.
  r = abs (z);
  far = rest & r > 40 & real (z) < 0 & abs (imag (z)) < r / 2;
  series = rest & ~far & (r <= 2 | (real (z) < 0 & abs (imag (z)) < 0.6 * r - 1 & r <= 40) ...
                          | (real (z) < 0 & r < 6));
  if any (series(:))
    t = z(series);
    term = t;
    s = t;
    k = 1;
    while any (abs (term) > eps / 4 * abs (s)) && k < 400
      k = k + 1;
      term = -term .* t * (k - 1) / k ^ 2;
      s = s + term;
    end
    y(series) = s - 0.57721566490153286061 - log (t);
  end
  if any (far(:))
    t = z(far);
    term = ones (size (t));
    s = term;
    for k = 1:40
      term = -term * k ./ t;
      s = s + term;
    end
    y(far) = exp (-t) ./ t .* s;
    onaxis = far & imag (z) == 0;
    y(onaxis) = y(onaxis) - 1i * pi;
  end
  fraction = rest & ~series & ~far;
  if any (fraction(:))
    % 1 / (z + 1 - 1 / (z + 3 - 4 / (z + 5 - ...))), after Lentz.
    t = z(fraction);
    b = t + 1;
    c = Inf (size (t));
    d = 1 ./ b;
    h = d;
    for k = 1:2000
      a = -k ^ 2;
      b = b + 2;
      d = 1 ./ (a * d + b);
      c = b + a ./ c;
      change = c .* d;
      h = h .* change;
      if all (abs (change - 1) < eps)
        break;
      end
    end
    y(fraction) = h .* exp (-t);
  end
  y = cast (y, type);
end

%!assert (expint (1), 0.219383934395520274, eps)
%!assert (expint (-1), complex (-1.89511781635593676, -pi), 4 * eps)
%!assert (expint ([0 Inf]), [Inf 0])
%!error <must be numeric> expint ('a')
