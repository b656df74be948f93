function y = cotd (x)
  % COTD  The cotangent of an angle in degrees.
  %
  %   >> cotd ([0 45])
  %   ans =
  %
  %      Inf     1
  %
  %   See also: cot, tand
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('cotd: X must be numeric');
  end
  y = 1 ./ tand (x);
end

%!assert (cotd ([45 135]), [1 -1], 4 * eps)
