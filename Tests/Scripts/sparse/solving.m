% Systems with sparse matrices of every shape, and their factors.
%!shared n, b
%! n = 20; b = (1:n)';
%!test <diagonal and triangular>
%! d = sparse (1:n, 1:n, 1:n);
%! assert (d \ b, ones (n, 1), eps);
%! u = triu (spdiags (ones (n, 1) * [1 4 2], -1:1, n, n));
%! assert (u * (u \ b), b, 1e-12);
%! assert (u' * (u' \ b), b, 1e-12);
%!test <positive definite, general, complex>
%! a = spdiags (ones (n, 1) * [-1 4 -1], -1:1, n, n);
%! assert (a * (a \ b), b, 1e-12);
%! g = spdiags (ones (n, 1) * [-2 4 -1 1], -1:2, n, n);
%! assert (g * (g \ b), b, 1e-11);
%! assert ((b' / g) * g, b', 1e-11);
%! z = g + 1i * speye (n);
%! assert (z * (z \ b), b, 1e-11);
%! assert (g * (g \ (b + 1i)), b + 1i, 1e-11);
%! assert (issparse (g \ sparse (b)) && ! issparse (g \ b));
%!test <least squares>
%! t = sparse ([1 2; 3 4; 5 6]);
%! assert (t \ [1; 2; 3], [0; 0.5], 1e-14);
%! w = sparse ([1 2 3; 4 5 6]);
%! assert (w \ [1; 2], full (w) \ [1; 2], 1e-14);
%!warning <matrix singular to machine precision> sparse ([1 1; 1 1]) \ [1; 2];
%!warning <matrix singular to machine precision> inv (sparse ([1 2; 2 4]));
%!test <inverse and determinant>
%! a = sparse ([4 1 0; 1 5 2; 0 2 6]);
%! assert (inv (a) * a, speye (3), 1e-14);
%! assert (det (a), det (full (a)), 1e-12);
%! assert (a ^ -1, inv (a), eps);
%!test <lu>
%! a = sparse ([1 2 0; 0 3 4; 5 0 6]);
%! [L, U, P, Q] = lu (a);
%! assert (full (P * a * Q), full (L * U), 1e-14);
%! [L, U, P, Q, R] = lu (a);
%! assert (full (P * (R \ a) * Q), full (L * U), 1e-14);
%! [L, U, p, q] = lu (a, 'vector');
%! assert (full (a(p, q)), full (L * U), 1e-14);
%!test <chol>
%! a = sparse ([4 1 0 0; 1 5 2 0; 0 2 6 1; 0 0 1 3]);
%! R = chol (a);
%! assert (R' * R, a, 1e-14);
%! L = chol (a, 'lower');
%! assert (L * L', a, 1e-14);
%! [R, p, Q] = chol (a);
%! assert (p, 0);
%! assert (R' * R, Q' * a * Q, 1e-14);
%!error <positive definite> chol (sparse ([1 2; 2 1]))
%!test <qr>
%! a = sparse ([1 2 0; 0 3 4; 5 0 6; 1 1 1]);
%! R = qr (a);
%! assert (R' * R, a' * a, 1e-13);
%! [C, R] = qr (a, [1; 2; 3; 4], 0);
%! assert (R \ C, a \ [1; 2; 3; 4], 1e-13);
%!test <orderings are permutations>
%! a = spdiags (ones (n, 1) * [-1 4 -1], [-3 0 3], n, n);
%! for f = {@amd, @colamd, @symamd, @symrcm, @colperm}
%!   assert (sort (f{1} (a)), 1:n);
%! end
%! assert (etree (sparse ([4 1 0; 1 5 2; 0 2 6])), [2 3 0]);
%!test <incomplete factors>
%! a = spdiags (ones (n, 1) * [-1 4 -1], -1:1, n, n);
%! [L, U] = ilu (a);
%! assert (norm (L * U - a, 1) < 1e-14);
%! L = ichol (a);
%! assert (norm (L * L' - a, 1) < 1e-14);
%! o.type = 'crout'; o.droptol = 0.01;
%! [L, U] = ilu (a + sparse (1, n, 1e-5, n, n), o);
%! assert (full (U(1, n)), 0);
%!error <pivot equal to 0> ilu (sparse ([1 1; 1 1]))
%!error <operator \\: nonconformant> sparse (2, 2) \ [1; 2; 3]
%!test <factors of matrices that are not square, several right sides>
%! a = sparse ([1 2 0 1; 0 3 4 0; 5 0 6 2]);
%! [L, U] = lu (a); assert (full (L * U), full (a), 1e-14);
%! a = a';
%! [C, R] = qr (a, [1 2; 3 4; 5 6; 7 8], 0);
%! assert (R \ C, full (a) \ [1 2; 3 4; 5 6; 7 8], 1e-13);
%! [Q, R] = qr (a);
%! assert (full (Q * R), full (a), 1e-14);
%! [C, R] = qr (a, [1i; 2; 3; 4], 0);
%! assert (R \ C, full (a) \ [1i; 2; 3; 4], 1e-13);
%!test <diagonal matrices are as good as sparse>
%! assert (issparse (speye (2) + eye (2)) && issparse (eye (2) * speye (2)));
