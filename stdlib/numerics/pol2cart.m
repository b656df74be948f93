function [x, y, z] = pol2cart (theta, r, z)
  % POL2CART  Polar or cylindrical coordinates to Cartesian ones.
  %   [X, Y] = POL2CART (THETA, R), [X, Y, Z] = POL2CART (THETA, R, Z). The coordinates may also be the
  %   columns of one matrix.
  %
  %   >> [x, y] = pol2cart (pi, 2);
  %   >> x
  %   x = -2
  %
  %   See also: cart2pol, sph2cart
  if nargin < 1
    print_usage ();
  elseif nargin == 1
    if ~(isnumeric (theta) && ismatrix (theta))
      error ('pol2cart: matrix input P must be 2-D numeric array');
    end
    if isvector (theta) && any (numel (theta) == [2 3])
      theta = theta(:).';
    elseif ~any (columns (theta) == [2 3])
      error (['pol2cart: matrix input must be a 2- or 3-element vector ' ...
              'or a 2- or 3-column array']);
    end
    z = [];
    if columns (theta) == 3
      z = theta(:, 3);
    end
    r = theta(:, 2);
    theta = theta(:, 1);
  elseif nargin == 2
    if ~(isnumeric (theta) && isnumeric (r))
      error ('pol2cart: THETA, R must be numeric arrays or scalars');
    end
    [bad, theta, r] = common_size (theta, r);
    if bad
      error ('pol2cart: THETA, R must be the same size or scalars');
    end
    z = [];
  else
    if ~(isnumeric (theta) && isnumeric (r) && isnumeric (z))
      error ('pol2cart: THETA, R, Z must be numeric arrays or scalars');
    end
    [bad, theta, r, z] = common_size (theta, r, z);
    if bad
      error ('pol2cart: THETA, R, Z must be the same size or scalars');
    end
  end
  x = r .* cos (theta);
  y = r .* sin (theta);
end

%!test
%! [x, y, z] = pol2cart ([0 pi/2], 2, [5 6]);
%! assert ({x, y, z}, {[2 0], [0 2], [5 6]}, 4 * eps);
