% Complex numbers

%!assert (evalc ('x = 3 + 4i'), "x =  3 + 4i\n")
%!assert (evalc ('x = 1.5 - 2.25i'), "x =  1.5000 - 2.2500i\n")
%!assert (evalc ('x = [1+2i 3.5-4i]'), "x =\n\n   1.0000 + 2.0000i   3.5000 - 4.0000i\n\n")
%!assert (evalc ('x = 1e5 + 1i'), "x =  100000 +      1i\n")
%!assert (evalc ('x = complex (NaN, 1)'), "x =  NaN +   1i\n")
%!assert (evalc ('x = [1+NaN*i 2]'), "x =\n\n   NaN + NaNi     2 +   0i\n\n")
%!assert (evalc ('x = complex (1, 0)'), "x =  1 + 0i\n")
%!assert (evalc ('x = 1e10 + 1i'), "x =  1.0000e+10 + 1.0000e+00i\n")
