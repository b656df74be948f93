function [sn, cn, dn, err] = ellipj (u, m, tol)
  % ELLIPJ  The Jacobi elliptic functions sn, cn and dn of U with the parameter M from 0 to 1.
  %   A row U and a column M (or the other way round) give a matrix. U may be complex.
  %
  %   >> [sn, cn, dn] = ellipj (0.5, 0.2)
  %   sn = 0.4760
  %   cn = 0.8795
  %   dn = 0.9771
  %
  %   Source: descending Landen transformation, Abramowitz and Stegun 16.4, 16.21.   See also: ellipke
  if nargin < 2 || nargin > 3
    print_usage ();
  end
  if ~(isnumeric (u) || islogical (u))
    error ('ellipj: U must be a scalar or matrix');
  elseif ~(isnumeric (m) || islogical (m))
    error ('ellipj: M must be a scalar or matrix');
  end
  if ~(isscalar (u) || isscalar (m) || size_equal (u, m))
    if isrow (u) && iscolumn (m)
      [u, m] = meshgrid (u, m);
    elseif iscolumn (u) && isrow (m)
      [m, u] = meshgrid (m, u);
    else
      error ('ellipj: Invalid size combination for U and M');
    end
  end
  u = double (u);
  m = double (m);
  u = u + zeros (size (m));
  m = m + zeros (size (u));
  err = zeros (size (u));
  wrong = m < 0 | m > 1;
  if any (wrong(:))
    warning ('ellipj: invalid M value, required value 0 <= M <= 1');
    m(wrong) = NaN;
  end
  [sn, cn, dn] = onreals (real (u), m);
  if ~isreal (u)
    % With the complementary parameter for the imaginary part: 16.21.
    [s1, c1, d1] = onreals (imag (u), 1 - m);
    bottom = c1 .^ 2 + m .* sn .^ 2 .* s1 .^ 2;
    s = sn;
    c = cn;
    d = dn;
    sn = complex (s .* d1, c .* d .* s1 .* c1) ./ bottom;
    cn = complex (c .* c1, -s .* d .* s1 .* d1) ./ bottom;
    dn = complex (d .* c1 .* d1, -m .* s .* c .* s1) ./ bottom;
  end
end

function [sn, cn, dn] = onreals (u, m)
  n = 16;
  a = zeros ([numel(u), n]);
  c = a;
  a(:, 1) = 1;
  b = sqrt (1 - m(:));
  c(:, 1) = sqrt (m(:));
  last = n;
  for k = 1:n - 1
    a(:, k + 1) = (a(:, k) + b) / 2;
    c(:, k + 1) = (a(:, k) - b) / 2;
    b = sqrt (a(:, k) .* b);
    if all (abs (c(:, k + 1)) < eps | isnan (c(:, k + 1)))
      last = k + 1;
      break;
    end
  end
  phi = 2 ^ (last - 1) * a(:, last) .* u(:);
  before = phi;
  for k = last:-1:2
    before = phi;
    phi = (asin (max (min (c(:, k) .* sin (phi) ./ a(:, k), 1), -1)) + phi) / 2;
  end
  sn = sin (phi);
  cn = cos (phi);
  dn = sqrt (1 - m(:) .* sn .^ 2);
  one = m(:) == 1;
  sn(one) = tanh (u(one));
  cn(one) = 1 ./ cosh (u(one));
  dn(one) = cn(one);
  none = m(:) == 0;
  sn(none) = sin (u(none));
  cn(none) = cos (u(none));
  dn(none) = 1;
  sn = reshape (sn, size (u));
  cn = reshape (cn, size (u));
  dn = reshape (dn, size (u));
end

%!test
%! [s, c, d] = ellipj (0.7, 0.3);
%! assert (s ^ 2 + c ^ 2, 1, 4 * eps);
%! assert (d ^ 2 + 0.3 * s ^ 2, 1, 4 * eps);
%!assert (ellipj (ellipke (0.4), 0.4), 1, 4 * eps)
%!assert (ellipj (0.3i, 0.5), 1i * tan (asin (ellipj (0.3, 0.5))), 8 * eps)
