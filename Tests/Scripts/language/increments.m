% x++ and ++x, as statements and inside expressions.

%!test a = 5; a++; assert (a, 6);
%!test a = 5; b = a++; assert ([a b], [6 5]);
%!test a = 5; b = ++a; assert ([a b], [6 6]);
%!test a = [1 2; 3 4]; assert (a++', [1 3; 2 4]); assert (a, [2 3; 4 5]);
%!test a = 2; assert (2 ^a++, 4); assert (a, 3);
%!test a = 3; assert (2 ^ --a ^ 2, 16);
%!test a = 1; assert (1:a ++, 1); assert (a, 2);
%!assert (evalc ('a = 1; a++'), sprintf ('ans = 1\n'))
%!assert (evalc ('a = 1; ++a'), sprintf ('ans = 2\n'))
%!assert (evalc ('a = 1; a += 2'), sprintf ('a = 3\n'))
%!test
%! x = 1 + \
%!   2; assert (x, 3);
