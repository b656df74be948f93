function y = sinpi (x)
  % SINPI  The sine of pi times X, exact at the multiples of 1/2.
  %
  %   >> sinpi ([0 0.5 1])
  %   ans =
  %
  %      0   1   0
  %
  %   See also: cospi, sin
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('sinpi: X must be numeric');
  end
  if ~isreal (x)
    error ('sinpi: X must be real');
  end
  if ~isfloat (x)
    x = double (x);
  end
  % To a quarter turn, where the sine is exact.
  r = x - 2 * round (x / 2);
  y = sin (pi * r);
  fold = abs (r) > 0.5;
  y(fold) = sin (pi * (sign (r(fold)) - r(fold)));
  y(r == fix (r)) = 0;
  y(isinf (x)) = NaN;
end

%!assert (sinpi ([0 0.5 1 1.5 1e15]), [0 1 0 -1 0])
