function [img, map] = gray2ind (I, n)
  % GRAY2IND  A grey or black and white image as indices (from zero) into a grey colour map of N colours.
  %
  %   >> gray2ind ([0 0.5 1], 4)
  %   ans =
  %
  %     0  2  3
  %
  %   See also: ind2gray, rgb2gray
  if nargin < 1
    print_usage ();
  end
  if ~(isreal (I) && (isnumeric (I) || islogical (I)) && ~issparse (I) && ndims (I) < 5 ...
       && size (I, 3) == 1)
    error ('gray2ind: I must be a grayscale or binary image');
  end
  if nargin < 2
    n = 64;
    if islogical (I)
      n = 2;
    end
  end
  if ~isscalar (n) || n < 1 || n > 65536
    error ('gray2ind: N must be a positive integer in the range [1, 65536]');
  end
  switch class (I)
    case {'double', 'single'}
      if min (I(:)) < 0 || max (I(:)) > 1
        error ('gray2ind: floating point images may only contain values between 0 and 1');
      end
      I = double (I);
    case 'logical'
      I = double (I);
    case {'uint8', 'uint16', 'int16'}
      I = im2double (I);
    otherwise
      error ('gray2ind: invalid data type ''%s''', class (I));
  end
  map = repmat (linspace (0, 1, n)', 1, 3);
  if n == 1
    map = [0 0 0];
  end
  img = I * (n - 1);
  if n <= 256
    img = uint8 (img);
  else
    img = uint16 (img);
  end
end

%!test
%! [i, m] = gray2ind ([0 1], 2);
%! assert (i, uint8 ([0 1]));
%! assert (m, [0 0 0; 1 1 1]);
