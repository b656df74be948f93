function R = rosser ()
  % ROSSER  An 8 by 8 matrix that is hard for eigenvalue programs: a double one, near ones, 0 and +-.
  %
  %   >> rosser ()(1, :)
  %   ans =
  %
  %      611   196  -192   407    -8   -52   -49    29
  %
  %   Source: J. B. Rosser et al., J. Res. Nat. Bur. Standards 47 (1951).   See also: wilkinson, eig
  upper = [611, 196, -192, 407,  -8,  -52, -49,   29
             0, 899,  113, -192, -71,  -43,  -8,  -44
             0,   0,  899, 196,  61,   49,   8,   52
             0,   0,    0, 611,   8,   44,  59,  -23
             0,   0,    0,   0, 411, -599, 208,  208
             0,   0,    0,   0,   0,  411, 208,  208
             0,   0,    0,   0,   0,    0,  99, -911
             0,   0,    0,   0,   0,    0,   0,   99];
  R = upper + triu (upper, 1)';
end

%!assert (rosser (), rosser ()')
%!assert (max (eig (rosser ())), 1020.04901843, 1e-7)
