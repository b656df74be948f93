function hsv = rgb2hsv (rgb)
  % RGB2HSV  Red, green and blue to hue, saturation and value, of a colour map or an image.
  %   All numbers are from 0 to 1; hue 0 is red, 1/3 green, 2/3 blue.
  %
  %   >> rgb2hsv ([1 0 0; 0 0.5 0.5])
  %   ans =
  %
  %           0   1.0000   1.0000
  %      0.5000   1.0000   0.5000
  %
  %   See also: hsv2rgb, rgb2gray
  if nargin < 1
    print_usage ();
  end
  [rgb, restore] = colourlayers ('rgb2hsv', 'RGB', rgb);
  value = max (rgb, [], 2);
  range = value - min (rgb, [], 2);
  r = rgb(:, 1);
  g = rgb(:, 2);
  b = rgb(:, 3);
  hue = zeros (size (value), class (rgb));
  % Which colour is the largest decides the sector of the circle.
  k = range > 0 & b == value;
  hue(k) = 2 / 3 + (r(k) - g(k)) ./ range(k) / 6;
  k = range > 0 & g == value & b ~= value;
  hue(k) = 1 / 3 + (b(k) - r(k)) ./ range(k) / 6;
  k = range > 0 & r == value & g ~= value & b ~= value;
  hue(k) = (g(k) - b(k)) ./ range(k) / 6;
  k = range > 0 & r == value & (g == value | b == value);
  hue(k) = mod ((g(k) - b(k)) ./ range(k) / 6, 1);
  hue(hue < 0) = hue(hue < 0) + 1;
  saturation = range ./ value;
  saturation(value == 0) = 0;
  hsv = restore ([hue, saturation, value]);
end

%!assert (rgb2hsv ([1 1 1; 0 0 1; 1 1 0]), [0 0 1; 2/3 1 1; 1/6 1 1], eps)
