%!assert (bitset (uint8 ([1 2; 3 4]), 1, [0 1; 0 1]), uint8 ([0 3; 2 5]))
%!assert (bitcmp (uint8 (5), 3), uint8 (2))
%!error <must be in the range \[1,7\]> bitset (int8 (5), 8)
%!error <K must be in the range> bitcmp (uint8 (5), 9)
