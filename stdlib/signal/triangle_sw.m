function c = triangle_sw (n, b)
  % TRIANGLE_SW  The weights of a triangular spectrum window of N places and width B.
  %
  %   >> triangle_sw (4, 0.5)
  %   ans =
  %
  %      0.5000
  %      0.2500
  %           0
  %      0.2500
  %
  %   See also: rectangle_sw, spectral_xdf
  if nargin ~= 2
    print_usage ();
  end
  k = (0:n - 1)';
  d = min (k, n - k) / n;
  c = max (1 - d / b, 0);
  if any (c)
    c = c / sum (c);
  end
end

%!assert (sum (triangle_sw (8, 0.25)), 1, 1e-15)
