function y = cospi (x)
  % COSPI  The cosine of pi times X, exact at the multiples of 1/2.
  %
  %   >> cospi ([0 0.5 1])
  %   ans =
  %
  %      1   0  -1
  %
  %   See also: sinpi, cos
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('cospi: X must be numeric');
  end
  if ~isreal (x)
    error ('cospi: X must be real');
  end
  if ~isfloat (x)
    x = double (x);
  end
  r = abs (x - 2 * round (x / 2));
  y = sin (pi * (0.5 - r));
  y(r == 0.5) = 0;
  y(r == 0) = 1;
  y(r == 1) = -1;
  y(isinf (x)) = NaN;
end

%!assert (cospi ([0 0.5 1 1.5]), [1 0 -1 0])
