function y = cscd (x)
  % CSCD  The cosecant of an angle in degrees.
  %
  %   >> cscd ([30 90])
  %   ans =
  %
  %      2   1
  %
  %   See also: csc, sind, secd
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('cscd: X must be numeric');
  end
  y = 1 ./ sind (x);
end

%!assert (cscd ([30 90]), [2 1], 4 * eps)
