function img = im2uint8 (img)
  % IM2UINT8  An image as integers from 0 to 255: floating point numbers from 0 to 1 are scaled and cut off.
  %
  %   >> im2uint8 ([0 0.5 1])
  %   ans =
  %
  %       0  128  255
  %
  %   See also: im2double, mat2gray
  if nargin ~= 1
    print_usage ();
  end
  switch class (img)
    case 'uint8'
    case {'double', 'single', 'logical'}
      img = uint8 (255 * double (img));
    otherwise
      img = uint8 (255 * im2double (img));
  end
end

%!assert (im2uint8 (uint16 ([0 65535])), uint8 ([0 255]))
