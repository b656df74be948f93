function yi = ppval (pp, xi)
  % PPVAL  Values of a piecewise polynomial.
  %   YI = PPVAL (PP, XI) has the size of XI if the values are numbers. Outside the breaks the first or
  %   last piece goes on.
  %
  %   >> ppval (mkpp ([0 1 2], [1 0; 2 1]), 1.5)
  %   ans = 2
  %
  %   See also: mkpp, spline, pchip
  if nargin ~= 2
    print_usage ();
  end
  if ~(isstruct (pp) && isfield (pp, 'form') && strcmp (pp.form, 'pp'))
    error ('ppval: first argument must be a pp-form structure');
  end
  z = xi(:);
  k = min (max (lookup (pp.breaks(2:end - 1), z) + 1, 1), pp.pieces);
  start = pp.breaks(k);
  t = z - start(:);
  m = prod (pp.dim);
  yi = zeros (numel (z), m);
  for j = 1:m
    row = (k - 1) * m + j;
    v = pp.coefs(row, 1);
    for p = 2:pp.order
      v = v .* t + pp.coefs(row, p);
    end
    yi(:, j) = v;
  end
  if m == 1
    yi = reshape (yi, size (xi));
  elseif isvector (xi)
    yi = reshape (yi', [pp.dim, numel(z)]);
  else
    yi = reshape (yi', [pp.dim, size(xi)]);
  end
end

%!assert (ppval (mkpp ([0 1 2], [1 0; 2 1]), [0.5; 1.5]), [0.5; 2])
