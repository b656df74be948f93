function y = atan2d (y, x)
  % ATAN2D  The angle of the points (X, Y), in degrees from -180 to 180.
  %
  %   >> atan2d ([1 1], [1 -1])
  %   ans =
  %
  %       45   135
  %
  %   See also: atan2, atand
  if nargin ~= 2
    print_usage ();
  end
  y = 180 ./ pi .* atan2 (y, x);
end

%!assert (atan2d (1, [1 0 -1]), [45 90 135])
