% Elements of struct arrays.
%!test s.a = 1; s(3).a = 5; assert (size (s), [1 3]); assert (isempty (s(2).a))
%!test s = struct ('a', 1, 'b', 2); s(2) = struct ('b', 3, 'a', 4); assert ([s.a], [1 4])
%!test s = struct ('a', {}); s(end+1) = struct ('a', 5); s(end+1) = struct ('a', 6); assert ([s.a], [5 6])
%!test s = struct ('a', {1, 2, 3}); s([1 3]) = struct ('a', 9); assert ([s.a], [9 2 9])
%!test s = struct ('a', {1; 2}); assert (s(2).a, 2); assert (size (s), [2 1])
%!test s = struct ('a', {1, 2, 3}); t = s([3 1]); assert ([t.a], [3 1])
%!error <incompatible fields in struct assignment> s.a = 1; s(2) = struct ('b', 3);
%!error <invalid structure assignment> s.a = 1; s(3) = 5;
