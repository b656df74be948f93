function [theta, phi, r] = cart2sph (x, y, z)
  % CART2SPH  Cartesian coordinates to spherical ones.
  %   THETA is the angle in the plane of X and Y, PHI the angle above it. The coordinates may also be
  %   the three columns of one matrix.
  %
  %   >> [theta, phi, r] = cart2sph (0, 0, 3)
  %   theta = 0
  %   phi = 1.5708
  %   r = 3
  %
  %   See also: sph2cart, cart2pol
  if nargin ~= 1 && nargin ~= 3
    print_usage ();
  end
  if nargin == 1
    if ~(isnumeric (x) && ismatrix (x))
      error ('cart2sph: matrix input C must be a 2-D numeric array');
    end
    if isvector (x) && numel (x) == 3
      x = x(:).';
    elseif columns (x) ~= 3
      error ('cart2sph: matrix input C must be a 3-element vector or 3-column array');
    end
    z = x(:, 3);
    y = x(:, 2);
    x = x(:, 1);
  else
    if ~(isnumeric (x) && isnumeric (y) && isnumeric (z))
      error ('cart2sph: X, Y, Z must be numeric arrays or scalars');
    end
    [bad, x, y, z] = common_size (x, y, z);
    if bad
      error ('cart2sph: X, Y, Z must be the same size or scalars');
    end
  end
  theta = atan2 (y, x);
  phi = atan2 (z, sqrt (x .^ 2 + y .^ 2));
  r = sqrt (x .^ 2 + y .^ 2 + z .^ 2);
end

%!test
%! [t, p, r] = cart2sph ([1 0 0; 0 2 0]);
%! assert ([t p r], [0 0 1; pi/2 0 2]);
