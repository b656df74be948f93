function [rgb, restore] = colourlayers (fcn, name, rgb)
  % COLOURLAYERS  The pixels of a colour map or an image as rows of three numbers from 0 to 1.
  %   RESTORE (Y) gives Y, with one or three columns, the shape of what there was. FCN and NAME are for the
  %   messages.
  %
  %   >> [x, restore] = colourlayers ('f', 'RGB', [0 0.5 1]);
  %
  %   See also: rgb2hsv, rgb2gray
  if ~any (strcmp (class (rgb), {'single', 'double', 'uint8', 'int8', 'uint16', 'int16'}))
    error ('%s: %s of invalid data type ''%s''', fcn, name, class (rgb));
  end
  if iscolormap (rgb) || (strcmp (name, 'HSV') && iscolormap (abs (rgb)))
    restore = @(y) y;
  elseif ndims (rgb) < 5 && size (rgb, 3) == 3
    sz = size (rgb);
    rgb = reshape (permute (rgb, [1 2 4 3]), [], 3);
    restore = @(y) squeeze4 (y, sz);
  else
    error ('%s: %s must be a colormap or %s image', fcn, name, name);
  end
  if isinteger (rgb)
    rgb = im2double (rgb);
  end
end

function y = squeeze4 (y, sz)
  sz(end + 1:4) = 1;
  y = permute (reshape (y, [sz([1 2 4]), columns(y)]), [1 2 4 3]);
end

%!error <invalid data type 'cell'> colourlayers ('f', 'RGB', {1})
