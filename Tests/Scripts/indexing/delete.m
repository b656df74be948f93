% x(i) = []
%!test x = 1:5; x(3:4) = []; assert (x, [1 2 5])
%!test x = (1:5)'; x([1 2]) = []; assert (x, [3; 4; 5])
%!test x = magic (3); x(:,2) = []; assert (x, [8 6; 3 7; 4 2])
%!test x = magic (3); x(2) = []; assert (x, [8 4 1 5 9 6 7 2])
%!test x = magic (4); x([2 3]) = []; assert (size (x), [14 1])
%!test x = magic (3); x(:) = []; assert (size (x), [0 0])
%!test x = magic (3); x(:,:) = []; assert (size (x), [0 3])
%!test x = magic (3); x([]) = []; assert (x, magic (3))
%!test x = ones (2, 3, 4); x(:,:,2) = []; assert (size (x), [2 3 3])
%!test x = 1:5; x(logical ([1 0 1 0 1])) = []; assert (x, [2 4])
%!test x = {1, 2, 3}; x(2) = []; assert (x, {1, 3})
%!test x = {1, 2}; x{2} = []; assert (x, {1, []})
%!test x = struct ('a', {1, 2, 3}); x(2) = []; assert ([x.a], [1 3])
%!test x = 'abc'; x(2) = ''; assert (x, 'ac')
%!test x = 5; x(1) = []; assert (size (x), [1 0])
%!error <a null assignment can only have one non-colon index> x = magic (3); x(1,2) = [];
%!error <A\(I\) = \[\]: index out of bounds: value 7 out of bound 5> x = 1:5; x(7) = [];
%!error <A\(..,I,..\) = \[\]: index out of bounds: value 4 out of bound 3> x = magic (3); x(4,:) = [];
%!test x = magic (4); x(logical ([1 1 zeros(1, 14)])) = []; assert (size (x), [1 14])
%!test x = magic (4); x(logical ([0 1 1 zeros(1, 13)])) = []; assert (size (x), [14 1])
%!error <only have one non-colon index> x = magic (4); x([2 1],1,[]) = [];
