% Masks as subscripts, of one pass each.
%!assert ([1 2 3 4](logical ([1 0 1 0])), [1 3])
%!assert ([1; 2; 3](logical ([1 0 1])), [1; 3])
%!assert ([1 2; 3 4](logical ([1 0; 0 1])), [1; 4])
%!assert ([1 2; 3 4](logical ([1 0 1])), [1 2])
%!assert (size ([1 2 3](logical ([0 0 0]))), [1 0])
%!assert (size ([1 2; 3 4](logical ([0 0; 0 0]))), [0 1])
%!assert (single ([1 2 3])(logical ([0 1 1])), single ([2 3]))
%!error <out of bound> [1 2 3](logical ([0 0 0 0 1]))
%!assert ([1 2 3](logical ([1 0 0 0 0])), 1)
%!test
%! x = 1:6; x(x > 3) = 0; assert (x, [1 2 3 0 0 0])
%!test
%! x = 1:6; x(x > 3) = [7 8 9]; assert (x, [1 2 3 7 8 9])
%!test
%! x = [1 2 3]; y = x; x(logical ([1 0 1])) = 0; assert (y, [1 2 3]); assert (x, [0 2 0])
%!test
%! x = 1:3; x(logical ([0 0 0 0 1])) = 5; assert (x, [1 2 3 0 5])
%!error <nonconformant> x = 1:3; x(logical ([1 1 0])) = [1 2 3];
%!test
%! x = [1 2 3]; x(logical ([1 0 1])) = x(logical ([0 1 1])); assert (x, [2 2 3])
%!test
%! x = [1.5 2 3]; fail = 0; try, x([1.5 2]), catch, fail = 1; end, assert (fail, 1)
