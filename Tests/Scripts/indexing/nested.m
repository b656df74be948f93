% Levels that do not exist spring up; an error in the middle changes nothing.
%!test x.a.b{3}(2).c = 5; assert (x.a.b{3}(2).c, 5); assert (size (x.a.b), [1 3])
%!test x(2).y(3).z = 1; assert (size (x), [1 2]); assert (size (x(2).y), [1 3]); assert (isempty (x(1).y))
%!test x{2}{3} = 1; assert (x, {[], {[], [], 1}})
%!test x.a = []; x.a{2} = 3; assert (x.a, {[], 3})
%!test s.f = 1:3; s.f(2) = []; assert (s.f, [1 3])
%!test s = struct ('a', {1, 2}); s(5).a = 3; assert (size (s), [1 5])
%!test s = struct ('a', {1, 2}); s(2).b.c = 3; assert (isempty (s(1).b)); assert (s(2).b.c, 3)
%!test c = {1, 2}; c{1}(3) = 7; assert (c, {[1 0 7], 2})
%!test c = {1, 2, 3}; [c{1:2}] = deal (0); assert (c, {0, 0, 3})
%!test s = struct ('a', {1, 2, 3}); [s.a] = deal (4, 5, 6); assert ([s.a], [4 5 6])
%!test s = struct ('a', {1, 2}); [s.b] = deal (9); assert ([s.b], [9 9])
%!test a.x = {1}; b = a; b.x{1} = 2; assert (a.x{1}, 1)
%!test s.a = 5; try, s.b(0) = 1; catch, end, assert (fieldnames (s), {'a'})
%!error <scalar cannot be indexed with \.> x.a = 5; x.a.b = 3;
%!error <scalar cannot be indexed with \{> x.a = 5; x.a{2} = 3;
%!error <invalid dot name structure assignment> x = struct ('a', {1, 2}); x.a = 5;
