%!assert ('abc' == 'abd', logical ([1 1 0]))
%!assert ((1+2i) < (2+1i), false || arg (1+2i) < arg (2+1i))
%!assert ((1+2i) > 1)
%!assert (single (0.1) == 0.1)
%!assert (int8 (3) == NaN, false)
%!assert (size (zeros (0, 3) == 1), [0 3])
%!assert ([1 2 3] == [1; 2], logical ([1 0 0; 0 1 0]))
%!error <nonconformant> [1 2 3] == [1 2]
%!error <mx_el_or: nonconformant arguments \(op1 is 1x3, op2 is 1x2\)> [1 2 3] | [1 2]
%!error <invalid conversion from NaN to logical> !NaN
%!error <invalid conversion from NaN to logical> [1 NaN] & 1
%!error <binary operator '==' not implemented for 'cell' by 'scalar' operations> {1} == 1
%!error <unary operator '-' not implemented for 'cell' operands> -{1}
%!error <transpose not defined for N-D objects> ones (2, 2, 2)'
