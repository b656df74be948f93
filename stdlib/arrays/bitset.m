function c = bitset (a, n, value)
  % BITSET  Whole numbers with bit N set to a value; 1 is the lowest.
  %   C = BITSET (A, N) sets the bit, BITSET (A, N, 0) clears it.
  %
  %   >> bitset (10, 1)
  %   ans = 11
  %
  %   See also: bitget, bitor, dec2bin
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    value = true;
  end
  if isfloat (a)
    top = 53;
    if isa (a, 'single')
      top = 24;
    end
  else
    top = str2double (regexprep (class (a), '\D', ''));
  end
  if any (a(:) < 0)
    error ('bitset: A must be >= 0');
  end
  if any (n(:) < 1 | n(:) > top)
    error ('bitset: N must be in the range [1,%d]', top);
  end
  mask = bitshift (cast (1, class (a)), double (n) - 1);
  on = bitor (a, mask);
  off = on - mask;
  value = logical (value);
  if isscalar (value)
    if value
      c = on;
    else
      c = off;
    end
  else
    c = off;
    if isscalar (on)
      on = repmat (on, size (value));
      c = repmat (off, size (value));
    end
    c(value) = on(value);
  end
end

%!assert (bitset (10, [1 2], [0 1]), [10 10])
%!assert (bitset (uint8 (10), 8), uint8 (138))
%!error <range> bitset (5, 60)
