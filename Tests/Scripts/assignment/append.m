% `x = [x, ...]` works in place, and means the same as any other concatenation.
%!test
%! x = 5; for i = 1:100, x = [x, i, -i]; end
%! assert (size (x), [1, 201]);
%! assert (x([1, 2, 3, end]), [5, 1, -1, -100]);
%!test <others do not see it>
%! x = 1:3; x = [x, 4]; y = x; x = [x, 5];
%! assert (y, [1 2 3 4]);
%! assert (x, [1 2 3 4 5]);
%!test <itself>
%! x = [1 2 3]; x = [x, x(end), x, numel(x)];
%! assert (x, [1 2 3 3 1 2 3 3]);
%!test <columns>
%! x = [1; 2]; x = [x; 3]; x = [x; [4; 5]];
%! assert (x, (1:5)');
%!test <text, logical, cell>
%! s = 'ab'; s = [s 'c' 'de']; s = [s ''];
%! b = [true false]; b = [b, true]; b = [b, [false false]];
%! c = {1, 2}; c = [c, {3}, {4, 5}];
%! assert (s, 'abcde');
%! assert (b, [true false true false false]);
%! assert (c, {1, 2, 3, 4, 5});
%!test <classes that do not match go the general way>
%! x = [1 2]; x = [x, single(3)];
%! s = 'ab'; s = [s, 99];
%! c = {1, 2}; c = [c, 3];
%! x2 = zeros (2); x2 = [x2, [1; 2]];
%! assert (class (x), 'single');
%! assert (s, 'abc');
%! assert (c, {1, 2, 3});
%! assert (size (x2), [2 3]);
%!test <the variable stays as it was when an error stops it>
%! x = [1 2 3];
%! try, x = [x; [1 2]]; catch, end
%! assert (x, [1 2 3]);
%!error <undefined> clear x; x = [x, 1];
%!test <a loop, typed before and after>
%! x = zeros (1, 3); s = 0;
%! for i = 1:300, s = s + x(3); x = [x, i]; s = s + x(end); end
%! assert (s, sum (1:300));
