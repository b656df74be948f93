function [rx, ry, rz] = griddata (x, y, z, varargin)
  % GRIDDATA  Values at scattered points, interpolated to others (which may be the axes of a grid).
  %   VI = GRIDDATA (X, Y, V, XI, YI, METHOD): 'linear' over Delaunay's triangles, 'nearest', 'v4' (biharmonic
  %   splines). NaN outside of the points. GRIDDATA (X, Y, Z, V, XI, YI, ZI, METHOD) in space.
  %   [XI, YI, VI] = GRIDDATA (...) gives the grid as well.
  %
  %   >> griddata ([0 1 0 1], [0 0 1 1], [1 2 3 4], 0.25, 0.5)
  %   ans = 2.2500
  %
  %   See also: griddatan, delaunay, interp2
  if nargin < 5
    print_usage ();
  end
  args = varargin;
  if numel (args) > 1 && (iscellstr (args{end}) && ~ischar (args{end}))
    args(end) = [];
  end
  method = 'linear';
  if ischar (args{end})
    method = tolower (args{end});
    args(end) = [];
  end
  if ~any (strcmp (method, {'linear', 'nearest', 'cubic', 'v4', 'natural'}))
    error ('griddata: unknown interpolation METHOD: "%s"', method);
  elseif any (strcmp (method, {'cubic', 'natural'}))
    error ('griddata: "%s" interpolation not yet implemented', method);
  end
  if numel (args) == 4
    v = args{1};
    if strcmp (method, 'v4')
      error ('griddata: "v4" METHOD only available for 2-D inputs');
    end
    points = [x(:), y(:), z(:)];
    if numel (x) ~= numel (y) || numel (x) ~= numel (z) || numel (v) ~= numel (x)
      error ('griddata: X, Y, Z, and V must be vectors of the same length');
    end
    xi = args{2};
    yi = args{3};
    zi = args{4};
    if isvector (xi) && isvector (yi) && isvector (zi) && ~(size_equal (xi, yi) && size_equal (xi, zi))
      [xi, yi, zi] = meshgrid (xi, yi, zi);
    elseif ~(size_equal (xi, yi) && size_equal (xi, zi))
      error ('griddata: XI, YI, and ZI must be vectors or matrices of same size');
    end
    places = [xi(:), yi(:), zi(:)];
  else
    v = z;
    if numel (x) ~= numel (y) || numel (x) ~= numel (v)
      if isvector (x) && isvector (y) && numel (x) == columns (v) && numel (y) == rows (v)
        [x, y] = meshgrid (x, y);
      else
        error ('griddata: X and Y must be vectors or matrices of same size');
      end
    end
    points = [x(:), y(:)];
    xi = args{1};
    yi = args{2};
    if isvector (xi) && isvector (yi) && ((isrow (xi) && iscolumn (yi)) ~= (iscolumn (xi) && isrow (yi))) ...
       && ~(isscalar (xi) && isscalar (yi))
      if isrow (xi)
        [xi, yi] = meshgrid (xi, yi);
      else
        [yi, xi] = meshgrid (yi, xi);
        xi = xi;
      end
    elseif ~size_equal (xi, yi)
      error ('griddata: XI and YI must be matrices of same size');
    end
    places = [xi(:), yi(:)];
  end
  switch method
    case 'v4'
      vi = biharmonic (points, v(:), places);
    otherwise
      vi = griddatan (points, v(:), places, method);
  end
  vi = reshape (vi, size (xi));
  if nargout > 1
    rx = xi;
    ry = yi;
    rz = vi;
  else
    rx = vi;
  end
end

% Source: D. T. Sandwell, Geophys. Res. Letters 14 (1987).
function vi = biharmonic (points, v, places)
  z = complex (points(:, 1), points(:, 2));
  w = complex (places(:, 1), places(:, 2));
  green = @(r) r .^ 2 .* (log (r + (r == 0)) - 1);
  vi = green (abs (w - z.')) * (green (abs (z - z.')) \ v);
end

%!assert (griddata ([0 1 0 1], [0 0 1 1], [0 1 2 3], 0.3, 0.4), 1.1, 4 * eps)
%!assert (griddata ([0 1 0 1], [0 0 1 1], [0 1 2 3], 0.9, 0.8, 'nearest'), 3)
