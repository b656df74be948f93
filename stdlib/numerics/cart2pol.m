function [theta, r, z] = cart2pol (x, y, z)
  % CART2POL  Cartesian coordinates to polar or cylindrical ones.
  %   [THETA, R] = CART2POL (X, Y), [THETA, R, Z] = CART2POL (X, Y, Z). The coordinates may also be the
  %   columns of one matrix, [X, Y] or [X, Y, Z].
  %
  %   >> [theta, r] = cart2pol (0, 2)
  %   theta = 1.5708
  %   r = 2
  %
  %   See also: pol2cart, cart2sph, atan2
  if nargin < 1
    print_usage ();
  elseif nargin == 1
    if ~(isnumeric (x) && ismatrix (x))
      error ('cart2pol: matrix input must be 2-D numeric array');
    end
    if isvector (x) && any (numel (x) == [2 3])
      x = x(:).';
    elseif ~any (columns (x) == [2 3])
      error (['cart2pol: matrix input must be a 2- or 3-element vector ' ...
              'or a 2- or 3-column array']);
    end
    z = [];
    if columns (x) == 3
      z = x(:, 3);
    end
    y = x(:, 2);
    x = x(:, 1);
  elseif nargin == 2
    if ~(isnumeric (x) && isnumeric (y))
      error ('cart2pol: X, Y must be numeric arrays or scalars');
    end
    [bad, x, y] = common_size (x, y);
    if bad
      error ('cart2pol: X, Y must be the same size or scalars');
    end
    z = [];
  else
    if ~(isnumeric (x) && isnumeric (y) && isnumeric (z))
      error ('cart2pol: X, Y, Z must be numeric arrays or scalars');
    end
    [bad, x, y, z] = common_size (x, y, z);
    if bad
      error ('cart2pol: X, Y, Z must be the same size or scalars');
    end
  end
  theta = atan2 (y, x);
  r = sqrt (x .^ 2 + y .^ 2);
end

%!test
%! [t, r] = cart2pol ([0 1], [1 0]);
%! assert ({t, r}, {[pi/2 0], [1 1]});
%!error <same size or scalars> cart2pol ([1 2], [1 2 3])
