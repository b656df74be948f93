%!test % the Wronskians
%! for nu = [0 0.3 1 2.5 10]
%!   for z = [0.1 1 5 40 1+2i 0.1-8i]
%!     w = besselj (nu + 1, z) .* bessely (nu, z) - besselj (nu, z) .* bessely (nu + 1, z);
%!     assert (w, 2 ./ (pi * z), 1e-12 * abs (2 / (pi * z)) * max (1, exp (2 * abs (imag (z))) * 1e-3));
%!     w = besseli (nu, z) .* besselk (nu + 1, z) + besseli (nu + 1, z) .* besselk (nu, z);
%!     assert (w, 1 ./ z, 1e-12 * abs (1 / z));
%!   end
%! end
%!assert (besselj (0.5, 2), sqrt (1 / pi) * sin (2), 1e-15)
%!assert (besselk (0.5, 3), sqrt (pi / 6) * exp (-3), 1e-16)
%!assert (besselj (-1, 2), -besselj (1, 2))
%!assert (besselh (1, 2, 3), conj (besselh (1, 1, 3)), 1e-15)
%!assert (besselj (2, 3+4i, 1), besselj (2, 3+4i) * exp (-4), 1e-14)
%!assert (besseli (2, 30, 1) * exp (30), besseli (2, 30), 1e-3)
%!assert (size (besselj (0:2, (1:4)')), [4 3])
%!assert (class (besselj (single (1), 2)), 'single')
%!error <sizes of alpha and x must conform> besselj ([1 2 3], [1 2])
%!test % Ai Bi' - Ai' Bi = 1/pi
%! for z = [0.5 -3 2+i -6-2i]
%!   assert (airy (0, z) * airy (3, z) - airy (1, z) * airy (2, z), 1 / pi, 1e-12 * max (1, abs (airy (0, z) * airy (3, z))));
%! end
