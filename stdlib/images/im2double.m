function img = im2double (img, type)
  % IM2DOUBLE  An image as double numbers from 0 to 1.
  %   IM2DOUBLE (X, 'indexed') keeps the indices of an indexed image: one more for integers, which count
  %   from zero.
  %
  %   >> im2double (uint8 ([0 51 255]))
  %   ans =
  %
  %           0   0.2000   1.0000
  %
  %   See also: im2uint8, ind2rgb
  if nargin < 1
    print_usage ();
  end
  indexed = false;
  if nargin > 1
    if ~strcmpi (type, 'indexed')
      error ('im2double: second input argument must be the string "indexed"');
    end
    indexed = true;
  end
  if indexed && any (strcmp (class (img), {'int8', 'int16', 'int32', 'int64'}))
    error (['im2double: if IMG is indexed, then it must be positive integer floating points, ' ...
            'or unsigned integer class']);
  end
  switch class (img)
    case {'double', 'single', 'logical'}
      img = double (img);
    case {'uint8', 'uint16'}
      if indexed
        img = double (img) + 1;
      else
        img = double (img) / double (intmax (class (img)));
      end
    case 'int16'
      img = (double (img) + 32768) / 65535;
    otherwise
      error ('im2double: IMG is of unsupported class "%s"', class (img));
  end
end

%!assert (im2double (uint16 ([0 65535])), [0 1])
%!assert (im2double (uint8 (3), 'indexed'), 4)
