% Ends of ranges that are infinite or negative zero.

%!assert (Inf:1:Inf, NaN)
%!assert (Inf:-Inf:0, NaN)
%!assert (0:Inf:1, 0)
%!assert (0:-Inf:-1, 0)
%!assert (0:Inf:Inf, NaN)
%!assert (1 ./ (3:-1:-0), [1/3 1/2 1 -Inf])
%!assert (1 ./ (-0:1), [-Inf 1])
%!assert (single (0):single (Inf):single (1), single (0))
%!error <infinite number of elements> x = 1:Inf;
%!error <infinite number of elements> x = single (1):single (Inf);
