% Storing beyond the end: vectors and empties grow by one subscript, anything by all of them.
%!test x = 1:3; x(5) = 9; assert (x, [1 2 3 0 9])
%!test x = (1:3)'; x(5) = 9; assert (x, [1; 2; 3; 0; 9])
%!test x = []; x(3) = 9; assert (x, [0 0 9])
%!test x = zeros (0, 3); x(3) = 9; assert (x, [0 0 9])
%!test x = []; x(:,1) = [1 2 3]; assert (x, [1; 2; 3])
%!test x = []; x(2,:) = [1 2 3]; assert (x, [0 0 0; 1 2 3])
%!test x = magic (3); x(5,5) = 1; assert (size (x), [5 5]); assert (x(1:3,1:3), magic (3))
%!test x = 1:3; x(2,2,2) = 2; assert (x(:,:,2), [0 0 0; 0 2 0])
%!test x = []; for k = 1:200, x(end+1) = k; end, assert (x, 1:200)
%!test x = zeros (2, 0); for k = 1:50, x(:,end+1) = [k; -k]; end, assert (x, [1:50; -(1:50)])
%!test c = {}; for k = 1:200, c{end+1} = k; end, assert ([c{:}], 1:200)
%!test s = ''; s(end+1) = 'a'; s(4) = 'b'; assert (double (s), [97 0 0 98])
%!test clear x; x(2,2) = int8 (7); assert (x, int8 ([0 0; 0 7]))
%!error <Invalid resizing operation> x = magic (3); x(10) = 1;
%!error <Invalid resizing operation> x = zeros (3, 0); x(3) = 1;
%!error <nonconformant arguments .op1 is 2x1, op2 is 1x3.> x = 1:3; x([1 2]) = [1 2 3];
%!error <nonconformant arguments .op1 is 1x3, op2 is 1x2.> x = magic (3); x(1,:) = [1 2];
%!error <nonconformant arguments .op1 is 1x1, op2 is 0x0.> x = 1:3; a = []; x(2) = a;
