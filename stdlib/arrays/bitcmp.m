function c = bitcmp (a)
  % BITCMP  Whole numbers with all bits turned.
  %   Of doubles 53 bits, of singles 24.
  %
  %   >> bitcmp (uint8 (5))
  %   ans = 250
  %
  %   See also: bitxor, bitset
  if nargin ~= 1
    print_usage ();
  end
  if isa (a, 'double')
    c = bitxor (a, 2 ^ 53 - 1);
  elseif isa (a, 'single')
    c = bitxor (a, single (2 ^ 24 - 1));
  elseif isinteger (a) && intmin (class (a)) < 0
    c = -1 - a;
  elseif isinteger (a)
    c = intmax (class (a)) - a;
  else
    error ('bitcmp: invalid class %s', class (a));
  end
end

%!assert (bitcmp (int8 (5)), int8 (-6))
