function [in, on] = inpolygon (x, y, xv, yv)
  % INPOLYGON  Which points are in a polygon, or ON its border (which counts as in)?
  %
  %   >> inpolygon ([0.5 2], [0.5 0.5], [0 1 1 0], [0 0 1 1])
  %   ans =
  %
  %     1  0
  %
  %   Source: how often a ray crosses the border.   See also: polyarea, delaunay
  if nargin ~= 4
    print_usage ();
  end
  if ~(isnumeric (x) && isnumeric (y) && isreal (x) && isreal (y) && size_equal (x, y))
    error ('inpolygon: X and Y must be real arrays of the same size');
  elseif ~(isnumeric (xv) && isnumeric (yv) && isreal (xv) && isreal (yv) && isvector (xv) ...
           && size_equal (xv, yv))
    error ('inpolygon: XV and YV must be real vectors of the same size');
  end
  n = numel (xv);
  in = on = false (size (x));
  j = n;
  for i = 1:n
    dx = xv(j) - xv(i);
    dy = yv(j) - yv(i);
    side = dx .* (y - yv(i)) - (x - xv(i)) .* dy;
    % The ray to the right crosses the edge if one end is above and one is not.
    crosses = (yv(i) <= y & y < yv(j)) | (yv(j) <= y & y < yv(i));
    left = crosses & side * sign (dy) > 0;
    left(crosses) = 0 < (side(crosses) .* sign (dy));
    in(left) = ~in(left);
    inside = (min (xv(i), xv(j)) <= x & x <= max (xv(i), xv(j))) ...
             & (min (yv(i), yv(j)) <= y & y <= max (yv(i), yv(j)));
    on = on | (inside & side == 0);
    j = i;
  end
  in = in | on;
end

%!test
%! [in, on] = inpolygon ([1 0 3], [1 1 1], [0 2 0], [0 1 2]);
%! assert ({in, on}, {logical([1 1 0]), logical([0 1 0])});
