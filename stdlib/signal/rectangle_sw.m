function c = rectangle_sw (n, b)
  % RECTANGLE_SW  The weights of a rectangular spectrum window of N places and width B.
  %
  %   >> rectangle_sw (4, 0.5)
  %   ans =
  %
  %      5
  %     -1
  %      1
  %     -1
  %
  %   See also: triangle_sw, spectral_xdf
  if nargin ~= 2
    print_usage ();
  end
  c = zeros (n, 1);
  c(1) = 2 / b + 1;
  l = (2:n)' - 1;
  l = 2 * pi * l / n;
  c(2:n) = sin ((2 / b + 1) * l / 2) ./ sin (l / 2);
end

%!assert (numel (rectangle_sw (6, 0.5)), 6)
