% Parts of sparse matrices are sparse, however they are chosen.
%!shared s, f
%! f = [1 0 2; 0 0 3; 4 5 0]; s = sparse (f);
%!test
%! for i = {1, 3, [1 3], [3 1 1], [], ':', logical([1 0 1])}
%!   for j = {2, [1 2 3], [2 2], ':', []}
%!     x = s(i{1}, j{1});
%!     assert (issparse (x));
%!     assert (full (x), f(i{1}, j{1}));
%!   end
%! end
%!test <linear>
%! for k = {4, [1 9], [1; 9], [1 2; 3 4], ':', [], f > 1, s > 1, 3:-1:1}
%!   x = s(k{1});
%!   assert (issparse (x));
%!   if islogical (k{1}), k{1} = full (k{1}); end
%!   assert (full (x), f(k{1}));
%! end
%!assert (full (s(end)), 0)
%!assert (full (s(end, 2)), 5)
%!test <a sparse mask and sparse numbers of a full matrix>
%! assert (f(s > 2), [4; 5; 3]);
%! assert (f(sparse ([1 3])), [1 4]);
%!error <out of bound> s(4, 1)
%!error <out of bound> s(10)
%!error <sparse indexing needs 1 or 2 indices> s(1, 1, 1)
%!error <subscripts must be> s(0)
%!error <subscripts must be> s(1.5, 1)
%!test <assignment>
%! x = s; x(2, 2) = 7; x(1, 1) = 0;
%! assert (x, sparse ([0 0 2; 0 7 3; 4 5 0]));
%! x(:, 1) = [1; 2; 3];
%! assert (x, sparse ([1 0 2; 2 7 3; 3 5 0]));
%! x([1 3], :) = 0;
%! assert (x, sparse ([0 0 0; 2 7 3; 0 0 0]));
%! x(x > 2) += 10;
%! assert (x, sparse ([0 0 0; 2 17 13; 0 0 0]));
%! x(:) = 1:9;
%! assert (x, sparse (reshape (1:9, 3, 3)));
%!test <growth>
%! x = sparse ([1 2]); x(5) = 3; x(2, 1) = 1i;
%! assert (x, sparse ([1 2 0 0 3; 1i 0 0 0 0]));
%! y = []; y(2, 2) = sparse (3);
%! assert (y, [0 0; 0 3]);
%! z(3) = sparse (2);
%! assert (z, sparse ([0 0 2]));
%!test <the last of several counts>
%! x = sparse (1, 3); x([2 2]) = [5 6];
%! assert (x, sparse ([0 6 0]));
%!test <classes>
%! b = sparse ([true false]); b(2) = true;
%! assert (class (b), 'logical');
%! b(1) = 5;
%! assert (b, sparse ([true true]));
%! g = f; g(1, :) = sparse ([7 0 0]);
%! assert (issparse (g), false);
%!test <deletion>
%! x = s; x(2, :) = []; assert (x, sparse ([1 0 2; 4 5 0]));
%! x(:, [1 3]) = []; assert (x, sparse ([0; 5]));
%! x(1) = []; assert (x, sparse (5));
%!error <nonconformant arguments> x = sparse (2, 2); x(:, 1) = [1 2 3];
%!error <out-of-bounds> x = sparse (2, 2); x(5) = 1;
%!test <concatenation>
%! assert ([s, s; f, f], sparse ([f, f; f, f]));
%! assert (issparse ([s, f]) && issparse ([1; sparse(2)]));
%! assert (class ([sparse(true), true]), 'logical');
%! assert ([s, []], s);
%! c = [{1}, s]; assert (issparse (c{2}));
%!error <dimensions mismatch> [s, sparse(2, 2)]
%!test <other shapes>
%! assert (reshape (s, 1, []), sparse (reshape (f, 1, [])));
%! assert (repmat (s, 2, 1), sparse ([f; f]));
%! assert (diag (s), sparse ([1; 0; 0]));
%! assert (diag (sparse ([1 0 2])), sparse (diag ([1 0 2])));
%! assert (tril (s), sparse (tril (f)));
%! assert (triu (s, 1), sparse (triu (f, 1)));
%!test <growth of empty matrices>
%! x = sparse (2, 0); x(3) = 5; assert (x, sparse ([0 5; 0 0]));
%! x = sparse (0, 2); x(3) = 5; assert (x, sparse ([0 0 5]));
%! x = sparse (2, 0); x(3, :) = 5; assert (size (x), [3 0]);
