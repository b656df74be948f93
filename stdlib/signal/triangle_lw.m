function c = triangle_lw (n, b)
  % TRIANGLE_LW  The weights of a triangular lag window of N places and width B.
  %
  %   >> triangle_lw (4, 0.25)
  %   ans =
  %
  %      1.0000
  %      0.7500
  %      0.5000
  %      0.2500
  %
  %   See also: rectangle_lw, spectral_adf
  if nargin ~= 2
    print_usage ();
  end
  c = max (1 - (0:n - 1)' * b, 0);
end

%!assert (triangle_lw (3, 0.5), [1; 0.5; 0])
