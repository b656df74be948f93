function gray = rgb2gray (rgb)
  % RGB2GRAY  A colour image (or colour map) in grey: 0.298936 R + 0.587043 G + 0.114021 B.
  %
  %   >> rgb2gray ([1 1 1; 0 1 0])
  %   ans =
  %
  %      1.0000
  %      0.5870
  %
  %   See also: rgb2hsv, ind2gray
  if nargin < 1
    print_usage ();
  end
  type = class (rgb);
  [rgb, restore] = colourlayers ('rgb2gray', 'RGB', rgb);
  gray = restore (rgb * [0.298936; 0.587043; 0.114021]);
  switch type
    case {'uint8', 'uint16'}
      gray = cast (gray * double (intmax (type)), type);
    case {'int8', 'int16'}
      low = double (intmin (type));
      gray = cast (gray * (double (intmax (type)) - low) + low, type);
  end
end

%!assert (class (rgb2gray (zeros (2, 2, 3, 'uint8'))), 'uint8')
%!assert (rgb2gray ([1 0 0]), 0.298936)
