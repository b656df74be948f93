function [r, g, b] = ind2rgb (x, map)
  % IND2RGB  An indexed image in its colours: RGB = IND2RGB (X, MAP) or [R, G, B] = IND2RGB (X, MAP).
  %
  %   >> [r, g, b] = ind2rgb ([1 2], [0 0.5 1; 1 1 1]);
  %   >> b
  %   b =
  %
  %      1   1
  %
  %   See also: ind2gray, rgb2hsv
  if nargin ~= 2
    print_usage ();
  end
  [x, map] = indexedimage ('ind2rgb', x, map);
  sz = size (x);
  r = reshape (map(x(:), 1), sz);
  g = reshape (map(x(:), 2), sz);
  b = reshape (map(x(:), 3), sz);
  if nargout < 2
    r = cat (3, r, g, b);
  end
end

%!assert (size (ind2rgb (ones (2, 4), [0 0 0])), [2 4 3])
