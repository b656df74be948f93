function c = bitget (a, n)
  % BITGET  Bit N of whole numbers; 1 is the lowest.
  %
  %   >> bitget (5, 3:-1:1)
  %   ans =
  %
  %     1  0  1
  %
  %   See also: bitset, bitand, dec2bin
  if nargin ~= 2
    print_usage ();
  end
  top = bits_of (a);
  if any (n(:) < 1 | n(:) > top)
    error ('bitget: N must be in the range [1,%d]', top);
  end
  c = bitand (a, bitshift (cast (1, class (a)), double (n) - 1)) ~= 0;
end

function top = bits_of (a)
  if isfloat (a)
    top = 53;
    if isa (a, 'single')
      top = 24;
    end
  else
    top = str2double (regexprep (class (a), '\D', ''));
  end
end

%!assert (bitget (100, 8:-1:1), logical ([0 1 1 0 0 1 0 0]))
%!error <range> bitget (5, 0)
