function y = acsch (x)
  % ACSCH  The inverse hyperbolic cosecant.
  %
  %   >> acsch ([1 2])
  %   ans =
  %
  %      0.8814   0.4812
  %
  %   See also: csch, asinh
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('acsch: X must be numeric');
  end
  y = asinh (1 ./ x);
end

%!assert (csch (acsch ([1 -2])), [1 -2], 4 * eps)
