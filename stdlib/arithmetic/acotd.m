function y = acotd (x)
  % ACOTD  The inverse cotangent, in degrees.
  %
  %   >> acotd ([0 1])
  %   ans =
  %
  %      90   45
  %
  %   See also: acot, cotd
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('acotd: X must be numeric');
  end
  y = atand (1 ./ x);
end

%!assert (acotd ([0 1]), [90 45])
