% The forms of for loops.

%!test n = 0; for k = zeros (3, 0), n += 1; end; assert (n, 0); assert (k, zeros (3, 0));
%!test for k = zeros (0, 3), end; assert (size (k), [0 3]);
%!test for k = 1:0, end; assert (k, zeros (1, 0));
%!test for k = {}, end; assert (k, {});
%!test
%! s = struct ('a', {1, 2, 3}); seen = [];
%! for w = s, seen(end+1) = w.a; end
%! assert (seen, [1 2 3]);
%! for w = s', assert (size (w), [3 1]); end
%!test
%! names = ''; sum = 0;
%! for [v, k] = struct ('a', 1, 'b', 2), names = [names k]; sum += v; end
%! assert (names, 'ab'); assert (sum, 3);
%!test for [v, k] = struct ('a', {1, 2}), assert (v, {1, 2}); end
%!error <VAL must be a structure> for [v, k] = 3, end
%!test for i = 0:0.1:0.3, end; assert (i == 0.3);
%!test warning ('off', 'Octave:infinite-loop', 'local'); n = 0; for i = 0:Inf, n++; if (n > 3), break; end, end; assert (n, 4);
%!error <NaN to logical> while (NaN), break; end
%!error <NaN to logical> if (NaN), end
