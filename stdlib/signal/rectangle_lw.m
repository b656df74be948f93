function c = rectangle_lw (n, b)
  % RECTANGLE_LW  The weights of a rectangular lag window of N places and width B.
  %
  %   >> rectangle_lw (4, 0.5)
  %   ans =
  %
  %      1
  %      1
  %      0
  %      0
  %
  %   See also: triangle_lw, spectral_adf
  if nargin ~= 2
    print_usage ();
  end
  c = zeros (n, 1);
  t = floor (1 / b);
  c(1:min (t, n)) = 1;
end

%!assert (sum (rectangle_lw (8, 0.25)), 4)
