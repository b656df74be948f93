%!assert ([1 2; 3 4] \ [1; 3], [1; 0], 1e-14)
%!assert ([4 1; 1 3] \ [1; 1], [2; 3] / 11, 1e-14)
%!assert ([1 2; 3 4; 5 6] \ [1; 3; 4], pinv ([1 2; 3 4; 5 6]) * [1; 3; 4], 1e-13)
%!assert ([5 11] / [1 2; 3 4], [5 11] * inv ([1 2; 3 4]), 1e-12)
%!assert ([1+i 2; 3 4] \ [1; 3], [0.2+0.4i; 0.6-0.3i], 1e-14)
%!assert ([2 1; 0 3] \ [5; 6], [1.5; 2], 1e-14)
%!assert (size (zeros (0, 3) \ zeros (0, 2)), [3 2])
%!warning <matrix singular to machine precision> [1 2; 2 4] \ [1; 2];
%!error <operator \\: nonconformant arguments \(op1 is 2x2, op2 is 1x1\)> [1 2; 3 4] \ 5
%!error <operator /: nonconformant arguments \(op1 is 1x1, op2 is 2x2\)> 1 / [1 2; 3 4]
