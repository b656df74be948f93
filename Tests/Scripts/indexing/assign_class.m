% Which class an array has after something of another class was stored into it.
%!test x = [1 2 3]; x(2) = int8 (5); assert (class (x), 'double')
%!test x = [1 2 3]; x(2) = single (5); assert (class (x), 'double')
%!test x = single ([1 2]); x(2) = 2.5; assert (class (x), 'single')
%!test x = int8 ([1 2 3]); x(2) = 2.5; x(3) = 300; assert (x, int8 ([1 3 127]))
%!test x = true (1, 2); x(2) = 0; assert (class (x), 'logical')
%!test x = true (1, 2); x(2) = single (4); assert (x, [1 4]); assert (class (x), 'double')
%!test x = 'abc'; x(2) = 65; assert (x, 'aAc')
%!test x = 'abc'; x(2) = int8 (65); assert (x, [97 65 99])
%!test x = [1 2 3]; x(2) = 1i; assert (x, [1 1i 3])
%!test x = [1i 2 3]; x(1) = 2.5; assert (isreal (x))
%!test x = int8 ([1 2]); x(1) = 1i; assert (class (x), 'double')
%!test x = {1, 2}; x(2) = [7 8]; assert (x, {1, [7 8]})
%!error <no conversion for assignment of 'cell' to indexed 'matrix'> x = [1 2]; x(2) = {1};
%!error <no conversion for assignment of 'scalar struct' to indexed 'scalar'> x = 1; x(2) = struct ();
%!error <can't perform indexed assignment for function handle type> x = @sin; x(2) = 1;
