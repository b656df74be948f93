function T = roty (angle)
  % ROTY  The matrix that turns by ANGLE degrees around the y axis.
  %
  %   >> roty (45)
  %   ans =
  %
  %      0.7071        0   0.7071
  %           0   1.0000        0
  %     -0.7071        0   0.7071
  %
  %   See also: rotx, rotz
  if nargin < 1 || ~isscalar (angle)
    print_usage ();
  end
  a = angle * pi / 180;
  T = [cos(a) 0 sin(a); 0 1 0; -sin(a) 0 cos(a)];
end

%!assert (roty (90) * [0; 0; 1], [1; 0; 0], eps)
