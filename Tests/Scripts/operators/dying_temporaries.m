% Results in the storage of operands that nobody else holds must not be seen elsewhere.
%!test
%! x = 1:4; x = x * 1; y = x; x = x + 1;
%! assert (y, 1:4); assert (x, 2:5)
%!test
%! x = [1 2 3]; c = {x}; s.v = x; x = x .* x; x = x - 1;
%! assert (c{1}, [1 2 3]); assert (s.v, [1 2 3]); assert (x, [0 3 8])
%!test
%! x = [1 2 3]; f = @() x + 1; x = x * 2;
%! assert (f (), [2 3 4])
%!test
%! x = [1 2 3]; x = x + x; assert (x, [2 4 6]); x = 1 - x; assert (x, [-1 -3 -5])
%!test
%! x = [1 2 3]; try, x = x + [1 2]; catch, end
%! assert (x, [1 2 3])
%!test
%! a = [1 2; 3 4]; b = (a + 1) .* (a - 1) ./ (a * 2) - (2 * a - 1);
%! assert (b, (a .^ 2 - 1) ./ (2 * a) - 2 * a + 1, 1e-15); assert (a, [1 2; 3 4])
%!function r = twice (r)
%! r = r * 2; r = r + 1;
%!endfunction
%!test
%! x = [1 2 3]; y = twice (x); assert (x, [1 2 3]); assert (y, [3 5 7])
%!test
%! x = eye (2); x = x + 1; assert (isdiag (x), false); assert (x, [2 1; 1 2])
%!test
%! x = [1 2]; x = x + [1; 2]; assert (x, [2 3; 3 4])
