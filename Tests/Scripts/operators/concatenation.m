%!assert (['abc'; 'de'], ['abc'; 'de '])
%!assert ([65 'b'], 'Ab')
%!assert ([int8(100) 200], int8 ([100 127]))
%!assert (class ([single(1) 2]), "single")
%!assert (class ([true []]), "double")
%!assert (class ([int8(1) single(2.5)]), "int8")
%!assert ([1 {2}], {1, 2})
%!assert ([{1}, []], {1})
%!assert ([{1}, {}, 2], {1, 2})
%!assert ([1 2; zeros(1,0)], [1 2])
%!assert (size ([zeros(0,3), zeros(0,2)]), [0 5])
%!assert (size ([zeros(1,0); zeros(1,0)]), [2 0])
%!assert (size ([struct('a',1) struct('a',2)]), [1 2])
%!assert (size (cat (3, [1 2], [3 4])), [1 2 2])
%!assert (cat (2, {}, 1), {1})
%!assert (size ([ones(2,2,2), ones(2,1,2)]), [2 3 2])
%!error <vertical dimensions mismatch \(2x2 vs 1x1\)> [1 2; 3 4; 5]
%!error <horizontal dimensions mismatch \(1x2 vs 2x1\)> [1 2, [3; 4]]
%!error <vertical dimensions mismatch \(1x2 vs 0x3\)> [1 2; zeros(0,3)]
%!error <number of columns must match> {1, 2; 3}
%!error <cat: dimension mismatch> horzcat ([1 2], [3; 4])
%!error <cat: field names mismatch in concatenating structs> [struct('a',1) struct('b',2)]
%!error <concatenation operator not implemented for 'struct' by 'scalar' operations> [struct('a',1) 1]
