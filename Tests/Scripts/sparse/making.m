% Sparse matrices are made from matrices, sizes, and lists of places; zeros are never stored.
%!test <list>
%! s = sparse ([1 2 2], [1 1 1], [4 5 6], 3, 3);
%! assert (full (s), [4 0 0; 11 0 0; 0 0 0]);
%! assert (full (sparse ([1 2 2], 1, [4 5 6], 2, 1, 'unique')), [4; 6]);
%! assert (nnz (sparse ([1 1], [1 1], [1 -1])), 0);
%! assert (class (sparse (1, 1, true)), 'logical');
%! assert (size (sparse (2, 3)), [2 3]);
%! assert (size (sparse ([], [], [])), [0 0]);
%!test <one element stays sparse>
%! s = sparse (5);
%! assert (issparse (s) && issparse (s(1)) && issparse (s * 2));
%! assert (~ issparse (full (s)));
%!test <complex becomes real>
%! z = sparse ([1i 2]);
%! assert (iscomplex (z) && isreal (z .* conj (z)) && isreal (z(2)));
%!test <find>
%! [i, j, v] = find (sparse ([0 7; 8 0]));
%! assert ([i, j, v], [2 1 8; 1 2 7]);
%! assert (find (sparse ([0 1 1]), 1, 'last'), 3);
%! assert (size (find (sparse (0, 0))), [0 0]);
%!test <like>
%! assert (issparse (zeros (2, 'like', sparse (1))));
%! assert (class (ones (2, 'like', sparse (true))), 'logical');
%!error <dimension mismatch> sparse ([1 2 3], [1 2], 1)
%!error <row index 2> sparse ([1 2], [1 2], 1, 1, 2)
%!error <subscripts must be> sparse ([0 1], [1 1], 1)
%!error <invalid option> sparse (1, 1, 1, 2, 2, 'foo')
%!error <wrong type argument> sparse ({1})
%!error <out of memory> sparse (2, 1e12)
