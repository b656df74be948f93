function [k, e] = ellipke (m, tol)
  % ELLIPKE  The complete elliptic integrals of the first and second kind of the parameter M <= 1.
  %   TOL is how exact the mean has to be, eps without it.
  %
  %   >> [k, e] = ellipke (0.5)
  %   k = 1.8541
  %   e = 1.3506
  %
  %   Source: the arithmetic-geometric mean, Abramowitz and Stegun 17.6.   See also: ellipj
  if nargin < 1
    print_usage ();
  end
  if ~isreal (m) || ~(isnumeric (m) || islogical (m))
    error ('ellipke: M must be real');
  elseif any (m(:) > 1)
    error ('ellipke: M must be <= 1');
  end
  type = class (m);
  if ~isfloat (m)
    type = 'double';
  end
  if nargin < 2
    tol = eps (type);
  elseif ~(isreal (tol) && isscalar (tol) && tol > 0)
    error ('ellipke: TOL must be a real scalar > 0');
  end
  m = double (m);
  % A negative parameter: K(m) = K(-m/(1-m)) / sqrt (1-m), E(m) = sqrt (1-m) E(-m/(1-m)).
  negative = m < 0;
  root = sqrt (1 - m(negative));
  m(negative) = -m(negative) ./ (1 - m(negative));
  a = ones (size (m));
  b = sqrt (1 - m);
  c = sqrt (m);
  sum2 = c .^ 2 / 2;
  f = 1;
  for n = 1:20
    if all (abs (c(:)) < max (tol, eps) * a(:))
      break;
    end
    c = (a - b) / 2;
    mean1 = (a + b) / 2;
    b = sqrt (a .* b);
    a = mean1;
    sum2 = sum2 + f * c .^ 2;
    f = 2 * f;
  end
  k = pi ./ (2 * a);
  e = k .* (1 - sum2);
  k(m == 1) = Inf;
  e(m == 1) = 1;
  k(negative) = k(negative) ./ root;
  e(negative) = e(negative) .* root;
  k = cast (k, type);
  e = cast (e, type);
end

%!assert (ellipke (0), pi / 2, eps)
%!test
%! [k, e] = ellipke ([0.25 -3]);
%! [kc, ec] = ellipke (1 - [0.25 0.75]);
%! assert (e(1) * kc(1) + ec(1) * k(1) - k(1) * kc(1), pi / 2, 8 * eps);
