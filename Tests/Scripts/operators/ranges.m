%!assert (numel (0:0.1:1), 11)
%!assert (size (1:0), [1 0])
%!assert (int8 (1):2:6, int8 ([1 3 5]))
%!assert (uint8 (5):-1:1, uint8 ([5 4 3 2 1]))
%!assert (class (0:single (0.1):1), "single")
%!assert (class ('a':'e'), "char")
%!assert (1 ./ (-(0:1)), [-Inf -1])
%!assert (isnan (1:NaN))
%!assert (size (1:0:3), [1 0])
%!assert (size ([]:3), [1 0])
%!assert ((0:3) * Inf, [NaN Inf Inf Inf])
%!error <colon operator increment invalid \(not an integer\)> int8 (1):0.5:3
%!error <colon operator upper bound invalid \(not an integer or out of range for given integer type\)> int8 (1):200
%!error <incompatible types found in range expression> int8 (1):int16 (3)
%!error <invalid types found in range expression> {1}:3
