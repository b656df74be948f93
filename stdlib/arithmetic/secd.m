function y = secd (x)
  % SECD  The secant of an angle in degrees.
  %
  %   >> secd ([0 60])
  %   ans =
  %
  %      1   2
  %
  %   See also: sec, cosd, cscd
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('secd: X must be numeric');
  end
  y = 1 ./ cosd (x);
end

%!assert (secd ([0 60 180]), [1 2 -1], 4 * eps)
