% Sums and products: classes, dimensions, empties.
%!assert (class (sum (int8 ([100 100]))), "double")
%!assert (sum (int8 ([100 100]), "native"), int8 (127))
%!assert (sum ([true true], "native"), true)
%!assert (class (sum (single ([1 2]))), "single")
%!assert (class (sum (single ([1 2]), "double")), "double")
%!assert (sum ([]), 0)
%!assert (sum (zeros (0, 3)), [0 0 0])
%!assert (size (sum (zeros (0, 0), 2)), [0 1])
%!assert (size (sum (ones (2, 3, 4), 3)), [2 3])
%!assert (prod ([]), 1)
%!assert (prod (zeros (0, 3)), [1 1 1])
%!assert (sumsq ([1+2i 3]), 14)
%!assert (cumsum ([1 2; 3 4], 2), [1 3; 3 7])
%!assert (cumprod ([1 2; 3 4]), [1 2; 3 8])
%!assert (sum (1:5), 15)
%!assert (sum ([1 NaN 3], "omitnan"), 4)
%!error <invalid dimension DIM = 0> sum ([1 2], 0)
%!error <unrecognized type argument 'foo'> sum ([1 2], "foo")
%!error <wrong type argument 'cell'> sum ({1})
%!test
%! x = rand (7, 5, 3);
%! for d = 1:3
%!   n = size (x, d);  s = 0;
%!   for k = 1:n
%!     at = {":", ":", ":"};  at{d} = k;
%!     s = s + x(at{:});
%!   end
%!   assert (sum (x, d), s, 1e-14);
%! end
%!test
%! x = rand (1, 20000);  % longer than what is added from left to right
%! assert (sum (x), sum (sum (reshape (x, 100, 200))), 1e-9);
