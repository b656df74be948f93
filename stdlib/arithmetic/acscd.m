function y = acscd (x)
  % ACSCD  The inverse cosecant, in degrees.
  %
  %   >> acscd ([1 2])
  %   ans =
  %
  %      90   30
  %
  %   See also: acsc, cscd
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('acscd: X must be numeric');
  end
  y = asin (1 ./ x) .* 180 ./ pi;
end

%!assert (acscd ([1 2]), [90 30], 1e-13)
