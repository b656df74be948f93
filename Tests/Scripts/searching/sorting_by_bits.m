% Sorting by bits, and what is built on it: order, stability, NaN, both zeros, every class.
%!test
%! x = mod ((1:5000) * 7919, 5003) - 2500; [s, i] = sort (x);
%! assert (all (diff (s) >= 0)); assert (x(i), s); assert (issorted (s)); assert (! issorted (x))
%! [d, j] = sort (x, 'descend'); assert (all (diff (d) <= 0)); assert (x(j), d)
%!test
%! x = mod ((1:700)' * 31, 7); [s, i] = sort (x); assert (all (diff (i(s == 3)) > 0))
%! [s, i] = sort (x, 'descend'); assert (all (diff (i(s == 3)) > 0))
%!test
%! x = [3 NaN -Inf 0 Inf -0 NaN -1 repmat(2, 1, 100)]; [s, i] = sort (x);
%! assert (s, [-Inf -1 0 0 repmat(2, 1, 100) 3 Inf NaN NaN]); assert (i(3:4), [4 6])
%! assert (i(end-1:end), [2 7]); assert (1 ./ s(3:4), [Inf -Inf])
%!test
%! for c = {'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'single'}
%!   x = feval (c{1}, mod ((1:300) * 37, 101)); [s, i] = sort (x);
%!   assert (class (s), c{1}); assert (all (diff (double (s)) >= 0)); assert (x(i), s)
%! end
%! assert (sort (int8 ([5 -128 127 0 -1])), int8 ([-128 -1 0 5 127]))
%! assert (sort (uint64 ([18446744073709551615 0 1])), uint64 ([0 1 18446744073709551615]))
%! assert (sort (int64 ([9223372036854775807 -9223372036854775808 1])), int64 ([-9223372036854775808 1 9223372036854775807]))
%!test
%! A = mod (magic (80) * 7, 101); assert (sort (A, 2), sort (A')')
%! B = sort (A); for j = [1 17 80], assert (B(:, j), sort (A(:, j))), end
%!assert (sort ('hello world'), ' dehllloorw')
%!assert (sort (logical ([1 0 1 0])), logical ([0 0 1 1]))
%!assert (unique ([3 1 2 1 3 NaN NaN]), [1 2 3 NaN NaN])
%!assert (unique ([3; 1; 1]), [1; 3])
%!assert (unique ([3 1; 1 2]), [1; 2; 3])
%!assert (size (unique (zeros (1, 0))), [0 1])
%!test
%! [t, k] = ismember ([1 2 NaN 5 -0], [5 1 0 1 NaN]); assert (t, logical ([1 0 0 1 1])); assert (k, [4 0 0 1 3])
%!assert (ismember (magic (3), [1 5 9]), logical ([0 1 0; 0 1 0; 0 1 0]))
%!assert (ismember (single (0.1), 0.1), true)
%!assert (issorted ([1 2 NaN])); 
%!assert (issorted ([3 2 1], 'descend'))
%!assert (find ([0 1 0 3]), [2 4])
%!assert (size (find (zeros (2))), [0 1])
%!assert (size (find (zeros (1, 3))), [1 0])
%!assert (size (find (0)), [0 0])
%!assert (median ([3 1 2; 9 7 8]), [6 4 5])
%!assert (median ([3 1 2 NaN]), NaN)
%!assert (median (mod ((1:1001) * 7919, 1009)), median (sort (mod ((1:1001) * 7919, 1009))))
%!assert (strcmp ({'ab', 'abc', 1, '', 'ab'}, 'ab'), logical ([1 0 0 0 1]))
%!assert (strcmp ('', {'', 'a', zeros(1, 0)}), logical ([1 0 0]))
%!assert (strncmp ({'abc', 'abd', 'a', 'ab'}, 'abx', 2), logical ([1 1 0 1]))
%!assert (strncmp ({'a', 'ab', 'b'}, 'a', 3), logical ([1 0 0]))
%!assert (gcd ([12 18; 7 0], 6), [6 6; 1 6])
%!assert (gcd (2 ^ 40, 6 ^ 5), 32)
%!assert (gcd (int16 ([9 12]), int16 (6)), int16 ([3 6]))
%!assert (triu (magic (3), 1), [0 1 6; 0 0 7; 0 0 0])
%!assert (tril (ones (2, 4), 1), [1 1 0 0; 1 1 1 0])
%!assert (triu (ones (3, 2), -5), ones (3, 2))
%!assert (tril (ones (3, 2), -5), zeros (3, 2))
%!assert (iscomplex (complex ([1 2], 0)))
%!assert (complex ([1 2], [3 4]), [1+3i 2+4i])
%!assert (complex (single (1), [3 4]), single ([1+3i 1+4i]))
%!assert (iscellstr ({'a', 'b'})); 
%!assert (iscellstr ({'a', 1}), false)
%!error <NaN> logical ([1 NaN])
%!assert ((1:3)([3 1; 2 2]), [3 1; 2 2])
%!assert ([10 20 30]([3; 1]), [30 10])
%!error <out of bound> [1 2 3]([1 4])
%!error <subscripts> [1 2 3]([1 1.5])
