% A range that is still one is laid out by its base and its limit as written

%!assert (evalc ('x = 0:0.1:0.5'), "x =\n\n         0    0.1000    0.2000    0.3000    0.4000    0.5000\n\n")
%!assert (evalc ('x = 0:5'), "x =\n\n   0   1   2   3   4   5\n\n")
%!assert (evalc ('x = -2:2'), "x =\n\n  -2  -1   0   1   2\n\n")
%!assert (evalc ('x = 5:-1:1'), "x =\n\n   5   4   3   2   1\n\n")
%!assert (evalc ('x = 0:-0.5:-2'), "x =\n\n         0   -0.5000   -1.0000   -1.5000   -2.0000\n\n")
%!assert (evalc ('x = 1:0'), "x = [](1x0)\n")
%!assert (evalc ('x = [0:0.5:2]'), "x =\n\n        0   0.5000   1.0000   1.5000   2.0000\n\n")
%!assert (evalc ('x = 0:1e5:1e6'), "x =\n\n Columns 1 through 5:\n\n             0    1.0000e+05    2.0000e+05    3.0000e+05    4.0000e+05\n\n Columns 6 through 10:\n\n    5.0000e+05    6.0000e+05    7.0000e+05    8.0000e+05    9.0000e+05\n\n Column 11:\n\n    1.0000e+06\n\n")
%!assert (evalc ('x = 1:30'), "x =\n\n Columns 1 through 16:\n\n    1    2    3    4    5    6    7    8    9   10   11   12   13   14   15   16\n\n Columns 17 through 30:\n\n   17   18   19   20   21   22   23   24   25   26   27   28   29   30\n\n")
