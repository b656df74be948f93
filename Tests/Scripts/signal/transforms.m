% Discrete Fourier transforms.
%!assert (fft ([1 2 3 4]), [10, -2+2i, -2, -2-2i])
%!test x = rand (1, 30); assert (real (ifft (fft (x))), x, 1e-15);
%!assert (size (fft (ones (2, 3, 4), 5, 2)), [2 5 4])
%!assert (class (fft (single ([1 2 3]))), "single")
%!assert (fft2 ([1 2; 3 4], 3, 3), fft (fft ([1 2; 3 4], 3, 1), 3, 2), 1e-14)
%!assert (fftshift (1:5), [4 5 1 2 3])
%!assert (ifftshift (fftshift (1:5)), 1:5)
%!error <DIM must be a valid dimension> fft ([1 2], 2, 0)
%!test
%! x = rand (5, 4, 3) + 1i * rand (5, 4, 3);
%! f = exp (-2i * pi * (0:3)' * (0:3) / 4);
%! y = permute (reshape (f * reshape (permute (x, [2 1 3]), 4, []), [4 5 3]), [2 1 3]);
%! assert (fft (x, [], 2), y, 1e-13);
%! assert (ifftn (fftn (x)), x, 1e-14);
%!test
%! x = rand (6, 7);  % the half that FFTW leaves out
%! assert (fftn (x), fft (fft (x).').', 1e-13);
