function [x, map] = indexedimage (name, x, map)
  % INDEXEDIMAGE  Checks an indexed image; integers, which count from zero, become indices from one.
  %   Colours outside of the colour map are taken from its ends, with a warning.
  %
  %   >> [x, map] = indexedimage ('f', uint8 ([0 1]), [0 0 0; 1 1 1]);
  %   >> x
  %   x =
  %
  %      1   2
  %
  %   See also: ind2rgb, ind2gray
  if ~(isnumeric (x) || islogical (x)) || issparse (x) || ndims (x) > 4 || size (x, 3) ~= 1 ...
     || (isfloat (x) && any (x(:) ~= fix (x(:)))) || any (x(:) < 0) ...
     || any (strcmp (class (x), {'int8', 'int16', 'int32', 'int64'}))
    error ('%s: X must be an indexed image', name);
  end
  if ~iscolormap (map)
    error ('%s: MAP must be a valid colormap', name);
  end
  if ~isfloat (x)
    x = double (x) + 1;
  end
  if any (x(:) < 1) || any (x(:) > rows (map))
    warning ([name, ': indexed image contains colors outside of colormap']);
    x = min (max (x, 1), rows (map));
  end
end

%!error <must be an indexed image> indexedimage ('f', 1.5, [0 0 0])
