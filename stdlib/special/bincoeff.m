function b = bincoeff (n, k)
  % BINCOEFF  The binomial coefficient N over K, for real N and whole K.
  %
  %   >> bincoeff (5, 0:5)
  %   ans =
  %
  %       1    5   10   10    5    1
  %
  %   See also: nchoosek
  if nargin ~= 2
    print_usage ();
  end
  [bad, n, k] = common_size (n, k);
  if bad
    error ('bincoeff: N and K must be of common size or scalars');
  end
  if iscomplex (n) || iscomplex (k)
    error ('bincoeff: N and K must not be complex');
  end
  b = zeros (size (n));
  whole = n == fix (n);
  missing = isnan (n) | isnan (k) | k ~= fix (k);
  b(missing) = NaN;
  b(k == 0 & ~isnan (n)) = 1;
  some = ~missing & k > 0 & ~(whole & n >= 0 & k > n);
  % For a negative N: (-1)^k (k - n - 1 over k).
  negative = some & n < 0;
  sign = ones (size (n));
  m = n;
  sign(negative) = (-1) .^ k(negative);
  m(negative) = k(negative) - n(negative) - 1;
  part = exp (gammaln (m + 1) - gammaln (k + 1) - gammaln (m - k + 1));
  odd = some & ~whole & n > 0 & k > n;     % gamma (m - k + 1) may be negative there
  part(odd) = gamma (m(odd) + 1) ./ gamma (k(odd) + 1) ./ gamma (m(odd) - k(odd) + 1);
  part = real (part) .* sign;
  b(some) = part(some);
  b(some & whole) = round (b(some & whole));
  b(k < 0 & ~missing) = 0;
  if any (k(:) < 0 & ~missing(:))
    b(k < 0) = NaN;
  end
end

%!assert (bincoeff (6, [0 1 2 3]), [1 6 15 20])
%!assert (bincoeff (-2, 3), -4)
%!assert (bincoeff (0.5, 2), -0.125, eps)
