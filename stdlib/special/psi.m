function y = psi (k, z)
  % PSI  The digamma function, the slope of log (gamma (Z)); PSI (K, Z) is its K-th derivative.
  %   Z may be complex for the digamma function, and is real and not negative for the others.
  %
  %   >> psi (1)
  %   ans = -0.5772
  %   >> psi (1, [0.5 1 20])
  %   ans =
  %
  %      4.934802   1.644934   0.051271
  %
  %   Source: recurrence and asymptotic series, NIST 5.5.2, 5.11.2, 5.15.8.   See also: gamma, gammaln
  if nargin < 1 || nargin > 2
    print_usage ();
  end
  if nargin == 1
    z = k;
    k = 0;
  else
    k = fix (real (double (k)));
  end
  if k < 0
    error ('psi: K must be non-negative');
  end
  if k == 0
    if ~isfloat (z)
      error ('psi: Z must be a floating point');
    end
    y = digamma (z);
    return;
  end
  if ~isfloat (z)
    error ('psi: Z must be a floating point for polygamma (K > 0)');
  elseif ~isreal (z)
    error ('psi: Z must be real value for polygamma (K > 0)');
  elseif any (z(:) < 0)
    error ('psi: Z must be non-negative for polygamma (K > 0)');
  end
  x = double (z);
  y = zeros (size (x));
  % Up to where the asymptotic series is exact: psi(k,x) = psi(k,x+1) + (-1)^(k+1) k! / x^(k+1).
  f = factorial (k);
  while any (x(:) < 20 + k)
    low = x < 20 + k;
    y(low) = y(low) + f ./ x(low) .^ (k + 1);
    x(low) = x(low) + 1;
  end
  bernoulli = [1/6, -1/30, 1/42, -1/30, 5/66, -691/2730, 7/6, -3617/510];
  s = factorial (k - 1) ./ x .^ k + f ./ (2 * x .^ (k + 1));
  for j = 1:numel (bernoulli)
    c = bernoulli(j) * exp (gammaln (2 * j + k) - gammaln (2 * j + 1));
    s = s + c ./ x .^ (2 * j + k);
  end
  y = cast ((-1) ^ (k + 1) * (y + s), class (z));
end

function y = digamma (z)
  x = double (z);
  y = zeros (size (x));
  % Reflection: psi (1 - z) - psi (z) = pi cot (pi z).
  left = real (x) < 0;
  pole = left & imag (x) == 0 & real (x) == fix (real (x)) | x == 0;
  r = x(left) - round (real (x(left)));
  y(left) = -pi ./ tan (pi * r);
  x(left) = 1 - x(left);
  while any (real (x(:)) < 12)
    low = real (x) < 12;
    y(low) = y(low) - 1 ./ x(low);
    x(low) = x(low) + 1;
  end
  w = 1 ./ (x .* x);
  series = [1/12, -1/120, 1/252, -1/240, 1/132, -691/32760, 1/12, -3617/8160];
  s = zeros (size (x));
  for c = fliplr (series)
    s = (s + c) .* w;
  end
  y = y + log (x) - 0.5 ./ x - s;
  % Sums of 1 / k where they are exact.
  em = 0.57721566490153286061;
  for k = find (imag (z) == 0 & real (z) > 0 & real (z) <= 10 & 2 * real (z) == fix (2 * real (z)))(:)'
    v = real (z(k));
    if v == fix (v)
      y(k) = sum (1 ./ (v - 1:-1:1)) - em;
    else
      y(k) = 2 * sum (1 ./ (2 * (v - 0.5:-1:1) - 1)) - em - 2 * log (2);
    end
  end
  y(isinf (real (x))) = Inf;
  y(pole) = -Inf;
  y = cast (y, class (z));
end

%!assert (psi (1), -0.57721566490153286, 2 * eps)
%!assert (psi (0.5), -0.57721566490153286 - 2 * log (2), 8 * eps)
%!assert (psi (1, 1), pi ^ 2 / 6, 8 * eps)
%!assert (psi (2, 0.5), -14 * 1.2020569031595942854, 1e-13)
%!assert (imag (psi (1i)), 0.5 + pi / 2 * coth (pi), 1e-14)
