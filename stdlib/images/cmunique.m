function [y, newmap] = cmunique (x, map)
  % CMUNIQUE  An image as indices into the shortest colour map, with no colour twice.
  %   CMUNIQUE (X, MAP) of an indexed image, CMUNIQUE (RGB), CMUNIQUE (I) of a grey image.
  %
  %   >> [y, map] = cmunique ([1 2; 3 1], [0 0 0; 1 1 1; 0 0 0])
  %   y =
  %
  %     0  1
  %     0  0
  %
  %   map =
  %
  %      0   0   0
  %      1   1   1
  %
  %   See also: cmpermute, ind2rgb
  if nargin < 1
    print_usage ();
  end
  if ~any (strcmp (class (x), {'uint8', 'uint16', 'single', 'double'}))
    error ('cmunique: X is of invalid data type ''%s''', class (x));
  end
  if nargin == 2
    if ~iscolormap (map) || any (map(:) > 1)
      error ('cmunique: MAP must be a valid colormap');
    end
    [newmap, ~, j] = unique (map, 'rows');
    if isfloat (x)
      y = j(x);
    else
      y = j(double (x) + 1);
    end
    y = reshape (y, size (x));
  elseif size (x, 3) == 3
    sz = size (x);
    x = im2double (x);
    [newmap, ~, j] = unique (reshape (x, [], 3), 'rows');
    y = reshape (j, sz(1:2));
  elseif size (x, 3) == 1
    sz = size (x);
    x = im2double (x);
    [values, ~, j] = unique (x(:));
    newmap = repmat (values, 1, 3);
    y = reshape (j, sz);
  else
    error ('cmunique: X is not a valid image');
  end
  if rows (newmap) <= 256
    y = uint8 (y - 1);
  elseif rows (newmap) <= 65536
    y = uint16 (y - 1);
  end
end

%!test
%! [y, m] = cmunique ([0.5 1]);
%! assert ({y, m}, {uint8([0 1]), [0.5 0.5 0.5; 1 1 1]});
