function [x, y, z] = sph2cart (theta, phi, r)
  % SPH2CART  Spherical coordinates to Cartesian ones.
  %   THETA is the angle in the plane of X and Y, PHI the angle above it. The coordinates may also be
  %   the three columns of one matrix.
  %
  %   >> [x, y, z] = sph2cart (0, 0, 3)
  %   x = 3
  %   y = 0
  %   z = 0
  %
  %   See also: cart2sph, pol2cart
  if nargin ~= 1 && nargin ~= 3
    print_usage ();
  end
  if nargin == 1
    if ~(isnumeric (theta) && ismatrix (theta))
      error ('sph2cart: matrix input must be a 2-D numeric array');
    end
    if isvector (theta) && numel (theta) == 3
      theta = theta(:).';
    elseif columns (theta) ~= 3
      error ('sph2cart: matrix input must be a 3-element vector or 3-column array');
    end
    r = theta(:, 3);
    phi = theta(:, 2);
    theta = theta(:, 1);
  else
    if ~(isnumeric (theta) && isnumeric (phi) && isnumeric (r))
      error ('sph2cart: THETA, PHI, R must be numeric arrays or scalars');
    end
    [bad, theta, phi, r] = common_size (theta, phi, r);
    if bad
      error ('sph2cart: THETA, PHI, R must be the same size or scalars');
    end
  end
  x = r .* cos (phi) .* cos (theta);
  y = r .* cos (phi) .* sin (theta);
  z = r .* sin (phi);
end

%!test
%! [x, y, z] = sph2cart (pi/2, [0 pi/2], 2);
%! assert ({x, y, z}, {[0 0], [2 0], [0 2]}, 4 * eps);
