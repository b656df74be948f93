% Which operators give sparse results, and which full ones.
%!function check (x, is, want)
%!  assert (issparse (x), is);
%!  assert (full (x), want);
%!endfunction
%!test <sums>
%! s = sparse ([4 0; 1 9]); f = [1 2; 3 4];
%! check (s + s, true, [8 0; 2 18]);
%! check (s + f, false, [5 2; 4 13]);
%! check (s + 1, false, [5 1; 2 10]);
%! check (s + sparse (3), true, [7 3; 4 12]);
%! check (-s, true, [-4 0; -1 -9]);
%!test <products>
%! s = sparse ([4 0; 1 9]); f = [1 2; 3 4];
%! check (s * s, true, [16 0; 13 81]);
%! check (s * f, false, [4 8; 28 38]);
%! check (f * s, false, [6 18; 16 36]);
%! check (s .* f, true, [4 0; 3 36]);
%! check (2 * s, true, [8 0; 2 18]);
%! check (s .* NaN, true, [NaN 0; NaN NaN]);
%! check (s .* [NaN NaN; 1 1], true, [NaN NaN; 1 9]);
%!test <quotients>
%! s = sparse ([4 0; 1 9]);
%! check (s / 2, true, [2 0; 0.5 4.5]);
%! check (s ./ s, true, [1 NaN; 1 1]);
%! check (36 ./ s, false, [9 Inf; 36 4]);
%! check (s ./ 0, true, [Inf 0; Inf Inf]);
%!test <powers>
%! s = sparse ([4 0; 1 9]);
%! check (s .^ 2, true, [16 0; 1 81]);
%! check (s .^ 0, false, ones (2));
%! check (2 .^ s, false, [16 1; 2 512]);
%! check (s ^ 3, true, full (s) ^ 3);
%!test <comparisons and logic>
%! s = sparse ([4 0; 1 9]);
%! check (s > 1, true, logical ([1 0; 0 1]));
%! check (s < 1, true, logical ([0 1; 0 0]));
%! check (s == 0, true, logical ([0 1; 0 0]));
%! check (! s, true, logical ([0 1; 0 0]));
%! check (s & [1 1; 0 1], true, logical ([1 0; 0 1]));
%! check (xor (s, s > 1), true, logical ([0 0; 1 0]));
%!test <transposes>
%! z = sparse ([1i 2; 0 0]);
%! check (z', true, [-1i 0; 2 0]);
%! check (z.', true, [1i 0; 2 0]);
%!test <conditions and loops>
%! n = 0;
%! if sparse ([1 1]), n = 1; end
%! if sparse ([1 0]), n = 2; end
%! for c = sparse ([1 2; 3 4]), n += c(2) * issparse (c); end
%! assert (full (n), 8);
%! assert (sparse (2):4, 2:4);
%!test <large>
%! n = 30000;
%! s = spdiags (ones (n, 1) * [1 -2 1], -1:1, n, n);
%! assert (nnz (s * s'), 5 * n - 6);
%! assert (full (sum (s(:))), -2);
%! assert (nnz (kron (speye (300), ones (3))), 2700);
%!error <product: nonconformant> sparse (2, 2) .* sparse (1, 3)
%!error <operator \*: nonconformant> sparse (2, 2) * sparse (3, 3)
%!error <binary operator '\+' not implemented for 'sparse matrix' by 'int8> sparse (1) + int8 (1)
%!error <binary operator '\*' not implemented for 'sparse matrix' by 'float> sparse (1) * single (1)
%!error <square matrix> sparse ([1 2]) ^ 2
