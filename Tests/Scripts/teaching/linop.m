% Linear functions as operators.

%!test % A * x, A' * y and the matrix agree, for every shape, 1-D to 3-D, kernels odd and even
%! sizes = {[7 1], [5 6], [4 5 3]}; kernels = {[3 1], [2 3], [2 3 2]};
%! for k = 1:3
%!   a = rand (kernels{k});
%!   all = {@(x) convn(x, a), @(x) convn(x, a, 'same'), @(x) convn(x, a, 'valid'), @(x) 2 * flip(x), @(x) cumsum(x, 2)};
%!   for n = 1:numel (all)
%!     A = linop (all{n}, sizes{k}); M = full (A);
%!     x = rand (sizes{k}); y = A * x; d = rand (size (y)); z = A' * d;
%!     assert (size (A), size (M)); assert (M * x(:), y(:), 1e-12); assert (M' * d(:), z(:), 1e-12);
%!     assert (full (A'), M', 1e-12); assert (full (A''), M, 1e-12);
%!   end
%! end
%!test % what the transpose is called
%! a = ones (3); A = linop (@(x) convn (x, a, 'valid'), [5 5]);
%! assert (evalc ('disp (A'')'), "linear operator, 3x3 to 5x5: full convolution with flipall (a)\n");
%! A = linop (@(x) convn (x, a, 'same'), [5 5]);
%! assert (evalc ('disp (A'')'), "linear operator, 5x5 to 5x5: same convolution with flipall (a)\n");
%!test % composition, sums, factors
%! a = rand (2); A = linop (@(x) convn (x, a, 'valid'), [4 4]); P = linop (@(x) sum (x, 1), [3 3]);
%! C = P * A; assert (full (C), full (P) * full (A), 1e-12); assert (full (C'), full (C)', 1e-12);
%! assert (full (2 * A + A), 3 * full (A), 1e-12); assert (full (-A), -full (A));
%! x = rand (4); assert (C * x, P * (A * x), 1e-12);
%!test
%! A = linop (@(x) [0; 1; 0] * x, [1 1]); assert (evalc ('spy (A)'), ".\n*\n.\n");
%!test % the transpose by hand
%! W = rand (2, 3); A = linop (@(x) W * x, [3 1], @(d) W' * d); assert (full (A'), W');
%!error <not linear> linop (@(x) x + 1, [2 2])
%!error <needs a function, and the size> linop (3)
%!error <takes arrays of 2x2, found 3x1> linop (@(x) 2 * x, [2 2]) * ones (3, 1)
%!error <the first takes 2x2, the second gives 3x3> linop (@(x) x, [2 2]) * linop (@(x) x, [3 3])
