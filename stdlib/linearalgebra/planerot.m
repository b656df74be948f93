function [G, y] = planerot (x)
  % PLANEROT  The rotation G of a plane for which G * X has a zero below, and that product.
  %   [G, Y] = PLANEROT (X): X is a column of two.
  %
  %   >> planerot ([3; 4])
  %   ans =
  %
  %      0.6000   0.8000
  %     -0.8000   0.6000
  %
  %   See also: givens
  if nargin < 1
    print_usage ();
  elseif ~(isvector (x) && numel (x) == 2)
    error ('planerot: X must be a 2-element vector');
  end
  G = givens (x(1), x(2));
  y = G * x(:);
end

%!test
%! [G, y] = planerot ([3; 4]);
%! assert (y, [5; 0], 4 * eps); assert (G * G', [1 0; 0 1], 4 * eps);
