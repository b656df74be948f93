% Sums and the like of sparse matrices are sparse; functions of elements keep zeros if they can.
%!shared s, f
%! f = [1 0 -2; 0 0 3; 4 5 0]; s = sparse (f);
%!test
%! for g = {@sum, @prod, @sumsq, @any, @all, @cumsum, @cumprod}
%!   for d = 1:2
%!     x = g{1} (s, d);
%!     assert (issparse (x));
%!     assert (full (x), g{1} (f, d));
%!   end
%! end
%!test <extremes>
%! for d = 1:2
%!   [x, k] = max (s, [], d); [y, l] = max (f, [], d);
%!   assert (issparse (x)); assert (full (x), y); assert (k, l);
%!   [x, k] = min (s, [], d); [y, l] = min (f, [], d);
%!   assert (issparse (x)); assert (full (x), y); assert (k, l);
%! end
%! assert (max (s, 2), sparse (max (f, 2)));
%! assert (min (s, s'), sparse (min (f, f')));
%! assert (full (min (sparse ([NaN 1; 2 NaN]))), [2 1]);
%!test <elements>
%! for g = {@abs, @sqrt, @sin, @tanh, @floor, @sign, @isnan, @cos, @exp, @isfinite, @gamma}
%!   x = g{1} (s);
%!   assert (issparse (x));
%!   assert (full (x), g{1} (f));
%! end
%!assert (mean (s), sparse (mean (f)))
%!assert (norm (s, 1), norm (f, 1))
%!assert (norm (s, 'fro'), norm (f, 'fro'), eps)
%!assert (norm (s, Inf), norm (f, Inf))
%!assert (trace (s), sparse (1))
%!assert (isequal (s, f) && ! isequal (s, f'))
%!assert (nnz (s), 5)
%!assert (nzmax (s), 5)
%!assert (double (s > 0), sparse (double (f > 0)))
%!assert (mat2str (sparse ([1 0; 2 3])), '[1 0;2 3]')
%!assert (sort (s), sparse (sort (f)))
%!error <invalid conversion from sparse matrix to int8> int8 (s)
%!error <invalid dimension DIM = 0> sum (s, 0)
%!test <containers hold them>
%! c = {s, 1};
%! assert (cellfun (@issparse, c), [true false]);
%! t.a = s;
%! assert (issparse (t.a));
