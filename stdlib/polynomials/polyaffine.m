function g = polyaffine (f, mu)
  % POLYAFFINE  The coefficients of G (X) = F ((X - MU(1)) / MU(2)).
  %
  %   >> polyaffine ([1 0 0], [1 2])
  %   ans =
  %
  %      0.2500  -0.5000   0.2500
  %
  %   See also: polyval, polyfit
  if nargin ~= 2
    print_usage ();
  end
  if ~isvector (f)
    error ('polyaffine: F must be a vector');
  end
  if ~isvector (mu) || numel (mu) ~= 2
    error ('polyaffine: MU must be a two-element vector');
  end
  n = numel (f);
  % Horner's rule with polynomials in place of numbers.
  line_ = [1, -mu(1)] / mu(2);
  g = f(1);
  for k = 2:n
    g = conv (g, line_);
    g(end) = g(end) + f(k);
  end
  g = reshape (g, size (f));
end

%!assert (polyaffine ([1 2 3], [0 2]), [0.25 1 3])
