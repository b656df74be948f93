function h = montage (images, varargin)
  % MONTAGE  Show many pictures as one, in a grid.
  %   MONTAGE (IMAGES) shows an H x W x N array, an H x W x 3 x N array, or a cell of pictures of one
  %   size in a grid that is about square. H = MONTAGE (...) returns the handle of the image.
  %   Options by name and value:
  %
  %     'size'          [ROWS COLUMNS]; NaN for one of them means as many as needed
  %     'displayrange'  the numbers of black and white; [] those of the pictures, the default
  %
  %   >> h = montage (rand (5, 4, 6)); size (get (h, 'cdata'))
  %   ans =
  %
  %      10   12
  %
  %   See also: imshow, imagesc, tilemaps
  opts = cnnoptions ('montage', struct ('size', [], 'displayrange', []), lowercase (varargin));
  if iscell (images)
    colours = size (images{1}, 3);
    images = cat (4, images{:});
  elseif ndims (images) == 4
    colours = size (images, 3);
  else
    colours = 1;
    images = reshape (images, size (images, 1), size (images, 2), 1, []);
  end
  n = size (images, 4);
  grid = opts.size;
  if isempty (grid)
    grid = [NaN, ceil(sqrt (n))];
  end
  grid(isnan (grid)) = ceil (n / grid(~isnan (grid)));
  [h0, w0, unused] = size (images(:, :, :, 1));
  whole = zeros (h0 * grid(1), w0 * grid(2), colours, class (images));
  for k = 1:min (n, prod (grid))
    r = floor ((k - 1) / grid(2));
    c = rem (k - 1, grid(2));
    whole(r*h0+(1:h0), c*w0+(1:w0), :) = images(:, :, :, k);
  end
  range = opts.displayrange;
  if isempty (range)
    range = double ([min(whole(:)), max(whole(:))]);
  end
  image = imshow (whole, range);
  if nargout > 0
    h = image;
  end
end

function pairs = lowercase (pairs)
  pairs(1:2:end) = lower (pairs(1:2:end));
end

%!test
%! x = cat (3, [1 2], [3 4], [5 6]); h = montage (x); assert (get (h, 'cdata'), [1 2 3 4; 5 6 0 0]);
%! h = montage (x, 'Size', [1 NaN]); assert (get (h, 'cdata'), 1:6); close;
%! h = montage ({zeros(2, 2, 3), ones(2, 2, 3)}); assert (size (get (h, 'cdata')), [2 4 3]); close;
