function a = polyarea (x, y, dim)
  % POLYAREA  The area inside a polygon, by its corners.
  %   For matrices each column is a polygon; DIM chooses another dimension.
  %
  %   >> polyarea ([1 3 3 1], [1 1 4 4])
  %   ans = 6
  %
  %   Source: the shoelace formula.   See also: inpolygon, rectint
  if nargin < 2
    print_usage ();
  end
  if ~size_equal (x, y)
    error ('polyarea: X and Y must have the same shape');
  end
  if nargin < 3
    dim = find (size (x) ~= 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  a = abs (sum (x .* (circshift (y, -1, dim) - circshift (y, 1, dim)), dim)) / 2;
end

%!assert (polyarea ([0 1 1 0], [0 0 1 1]), 1)
%!assert (polyarea ([0 0; 1 2; 1 2; 0 0], [0 0; 0 0; 1 2; 1 2]), [1 4])
