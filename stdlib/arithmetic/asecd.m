function y = asecd (x)
  % ASECD  The inverse secant, in degrees.
  %
  %   >> asecd ([1 2])
  %   ans =
  %
  %       0   60
  %
  %   See also: asec, secd
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('asecd: X must be numeric');
  end
  y = asec (x) .* 180 ./ pi;
end

%!assert (asecd ([1 2 -1]), [0 60 180], 1e-13)
