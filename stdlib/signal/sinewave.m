function x = sinewave (m, n, d)
  % SINEWAVE  M values of a sine with N values a period (M), D values late (0).
  %
  %   >> sinewave (3, 12)
  %   ans =
  %
  %           0   0.5000   0.8660
  %
  %   See also: sin
  if nargin < 1
    print_usage ();
  end
  if nargin < 3
    d = 0;
  end
  if nargin < 2
    n = m;
  end
  x = sin ((d:d + m - 1) * 2 * pi / n);
end

%!assert (sinewave (2, 4), [0 1])
