function T = rotz (angle)
  % ROTZ  The matrix that turns by ANGLE degrees around the z axis.
  %
  %   >> rotz (45)
  %   ans =
  %
  %      0.7071  -0.7071        0
  %      0.7071   0.7071        0
  %           0        0   1.0000
  %
  %   See also: rotx, roty
  if nargin < 1 || ~isscalar (angle)
    print_usage ();
  end
  a = angle * pi / 180;
  T = [cos(a) -sin(a) 0; sin(a) cos(a) 0; 0 0 1];
end

%!assert (rotz (90) * [1; 0; 0], [0; 1; 0], eps)
