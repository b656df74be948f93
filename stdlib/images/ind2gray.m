function I = ind2gray (x, map)
  % IND2GRAY  An indexed image in grey: each colour of the map by its brightness.
  %
  %   >> ind2gray ([1 2 1], [0 0 0; 1 1 1])
  %   ans =
  %
  %      0   1   0
  %
  %   See also: gray2ind, ind2rgb
  if nargin ~= 2
    print_usage ();
  end
  type = class (x);
  [x, map] = indexedimage ('ind2gray', x, map);
  gray = map * [0.298936; 0.587043; 0.114021];
  I = reshape (gray(x(:)), size (x));
  switch type
    case {'uint8', 'uint16'}
      I = cast (I * double (intmax (type)), type);
    case 'single'
      I = single (I);
  end
end

%!assert (ind2gray (uint8 ([0 1]), [0 0 0; 1 1 1]), uint8 ([0 255]))
