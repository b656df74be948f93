function C = convmtx (a, n)
  % CONVMTX  The matrix of a convolution with a vector.
  %   C = CONVMTX (A, N) for a column A is the matrix with C * X = CONV (A, X) for columns X of
  %   length N: Toeplitz, numel (A) + N - 1 rows. For a row A it is the transpose, X * C =
  %   CONV (A, X) for rows X.
  %
  %   >> convmtx ([1; 2; 3], 3)
  %   ans =
  %
  %      1   0   0
  %      2   1   0
  %      3   2   1
  %      0   3   2
  %      0   0   3
  %
  %   Source: notes, N10 to N12.   See also: convmtx2, convmtxn, toeplitz, conv
  if ~isvector (a) || ~isscalar (n) || n < 1 || n ~= fix (n)
    error ('Nabla:bad-argument', 'convmtx: needs a vector, and a length');
  end
  C = convmtxn (a(:), [n 1], 'full');
  if isrow (a) && ~isscalar (a)
    C = C.';
  end
end

%!test
%! a = rand (4, 1); x = rand (6, 1);
%! assert (convmtx (a, 6) * x, conv (a, x), 1e-14);
%! assert (x' * convmtx (a', 6), conv (a', x'), 1e-14);
%!assert (convmtx (2, 3), 2 * eye (3))
%!error <needs a vector> convmtx (ones (2), 3)
%!error <needs a vector, and a length> convmtx ([1 2], 0)
