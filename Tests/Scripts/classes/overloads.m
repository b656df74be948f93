% subsref, subsasgn, size, numel, end, horzcat and disp of a class's own (fixtures/bag.m).
%!test
%! b = bag ([4 5 6]); assert (b(2), 5); assert (b{2}, -5); assert (b.data, [4 5 6]); assert (b.other, 'field other');
%! assert (b(end), 6); assert (b{end}, -6); assert (b.data(end), 6); assert (b.data(2:end), [5 6]);
%! assert (numel (b), 3); assert (size (b), [1 3]); assert (size (b, 2), 3);
%!test
%! b = bag (1:3); b(2) = 9; b{3} = 7; assert (b.data, [1 9 -7]); b.data(1) = 5; assert (b(1), 5);
%! b(end+1) = 11; assert (b.data, [5 9 -7 11]); b.data(end) = 0; assert (b(4), 0);
%!test
%! s.b = bag (1:3); s.b(2) = 8; assert (s.b(2), 8); c = {bag(1:2)}; c{1}(1) = 4; assert (c{1}(1), 4);
%! s.b.data(3) = 1; assert (s.b.data, [1 8 1]);
%!test
%! b = [bag(1:2), 3, bag(4)]; assert (b.data, 1:4);
%!test
%! b = bag (1:3); assert (evalc ('b'), sprintf ('b =\n\nbag of 3\n\n')); assert (evalc ('disp (b)'), sprintf ('bag of 3\n'));
