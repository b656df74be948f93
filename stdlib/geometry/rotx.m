function T = rotx (angle)
  % ROTX  The matrix that turns by ANGLE degrees around the x axis.
  %
  %   >> rotx (45)
  %   ans =
  %
  %      1.0000        0        0
  %           0   0.7071  -0.7071
  %           0   0.7071   0.7071
  %
  %   See also: roty, rotz
  if nargin < 1 || ~isscalar (angle)
    print_usage ();
  end
  a = angle * pi / 180;
  T = [1 0 0; 0 cos(a) -sin(a); 0 sin(a) cos(a)];
end

%!assert (rotx (90) * [0; 1; 0], [0; 0; 1], eps)
