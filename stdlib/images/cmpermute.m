function [y, newmap] = cmpermute (x, map, index)
  % CMPERMUTE  The colours of a map in another order, and the image that goes with it.
  %   NEWMAP = MAP(INDEX,:). Without INDEX the colours are ordered by falling brightness.
  %
  %   >> [y, map] = cmpermute ([1 2 1], [0 0 0; 1 1 1], [2 1])
  %   y =
  %
  %      2   1   2
  %
  %   map =
  %
  %      1   1   1
  %      0   0   0
  %
  %   See also: cmunique, ind2rgb
  if nargin < 2
    print_usage ();
  end
  if ~any (strcmp (class (x), {'uint8', 'uint16', 'single', 'double'}))
    error ('cmpermute: invalid data type ''%s''', class (x));
  end
  if isfloat (x) && (any (x(:) ~= fix (x(:))) || any (x(:) < 1)) || issparse (x)
    error ('cmpermute: X must be an indexed image');
  end
  if ~iscolormap (map) || any (map(:) > 1)
    error ('cmpermute: MAP must be a valid colormap');
  end
  if nargin < 3
    [~, index] = sort (rgb2gray (map), 'descend');
  elseif ~isvector (index) || numel (index) ~= rows (map)
    error ('cmpermute: invalid parameter INDEX');
  end
  newmap = map(index, :);
  place = zeros (1, rows (map));
  place(index) = 1:rows (map);
  if isfloat (x)
    y = reshape (place(x), size (x));
  else
    y = cast (reshape (place(double (x) + 1), size (x)) - 1, class (x));
  end
end

%!test
%! [y, m] = cmpermute (uint8 ([0 1]), [0 0 0; 1 1 1]);
%! assert ({y, m}, {uint8([1 0]), [1 1 1; 0 0 0]});
