% format and output_precision

%!assert (evalc ('format long; x = pi, format'), "x = 3.141592653589793\n")
%!assert (evalc ('format long; x = [pi; 100], format'), "x =\n\n   3.141592653589793e+00\n   1.000000000000000e+02\n\n")
%!assert (evalc ('format short g; x = [pi 1e-5 100], format'), "x =\n\n       3.1416        1e-05          100\n\n")
%!assert (evalc ('format long g; x = [pi 1e10], format'), "x =\n\n       3.141592653589793             10000000000\n\n")
%!assert (evalc ('format short e; x = [pi 100], format'), "x =\n\n   3.1416e+00   1.0000e+02\n\n")
%!assert (evalc ('format bank; x = [pi 100.5], format'), "x =\n\n     3.14   100.50\n\n")
%!assert (evalc ('format hex; x = pi, format'), "x = 400921fb54442d18\n")
%!assert (evalc ('format rat; x = [0.5 pi], format'), "x =\n\n        1/2    355/113\n\n")
%!assert (evalc ('format compact; x = [1 2], format'), "x =\n   1   2\n\n")
%!assert (evalc ('output_precision (3); x = pi, x = [pi 100], format'), "x = 3.14\nx =\n\n   3.14e+00   1.00e+02\n\n")
%!assert (evalc ('format long; x = single (pi), format'), "x = 3.1415927\n")
