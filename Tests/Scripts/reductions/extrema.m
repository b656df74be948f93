% Largest and smallest: places, NaN, classes, broadcasting.
%!test [m, i] = max ([1 NaN 3 3]); assert ([m i], [3 3]);
%!test [m, i] = max ([NaN NaN]); assert (isnan (m)); assert (i, 1);
%!test [m, i] = min ([4 2; 1 9], [], 2); assert ([m i], [2 2; 1 1]);
%!test [m, i] = max (5:-1:1); assert ([m i], [5 1]);
%!test [m, i] = max ([]); assert (isempty (m) && isempty (i));
%!assert (size (max (zeros (3, 0))), [1 0])
%!assert (max ([1;2], [1 3]), [1 3; 2 3])
%!assert (max (int8 (5), 300), int8 (127))
%!assert (class (max (true, false)), "logical")
%!assert (max ("ab"), 98)
%!assert (max ([1+2i 3 -4]), -4)
%!assert (max ([1 NaN], [NaN 3]), [1 3])
%!test [m, i] = cummax ([NaN 3 2 NaN 4]); assert (m, [NaN 3 3 3 4]); assert (i, [1 2 2 2 5]);
%!error <DIM must be a valid dimension> max ([1 2], [], 0)
%!error <nonconformant arguments \(op1 is 1x2, op2 is 1x3\)> max ([1 2], [1 2 3])
%!test
%! x = rand (1, 1001);  % several contests side by side
%! s = sort (x);
%! assert ([min(x) max(x)], s([1 end]));
