function rgb = hsv2rgb (hsv)
  % HSV2RGB  Hue, saturation and value to red, green and blue, of a colour map or an image.
  %
  %   >> hsv2rgb ([0 1 1; 0.5 1 0.5])
  %   ans =
  %
  %      1.0000        0        0
  %           0   0.5000   0.5000
  %
  %   See also: rgb2hsv, rgb2gray
  if nargin < 1
    print_usage ();
  end
  [hsv, restore] = colourlayers ('hsv2rgb', 'HSV', hsv);
  % Each colour is a trapezoid over the circle of hues: full to a sixth from its own, none from a third on.
  hue = hsv(:, 1) - floor (hsv(:, 1));
  d = 6 * abs (wrapped (hue - [0, 1/3, 2/3]));
  f = min (max (2 - d, 0), 1);
  s = hsv(:, 2);
  v = hsv(:, 3);
  rgb = restore (v .* (1 - s + s .* f));
end

% To the interval from -1/2 to 1/2.
function x = wrapped (x)
  x = x - round (x);
end

%!assert (hsv2rgb (rgb2hsv ([0.2 0.4 0.6; 1 0 0.5])), [0.2 0.4 0.6; 1 0 0.5], 4 * eps)
