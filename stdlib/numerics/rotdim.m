function y = rotdim (x, n, plane)
  % ROTDIM  Turn an array by quarters in a plane of two dimensions.
  %   Y = ROTDIM (X, N, [D1 D2]): N quarters against the clock; the plane is that of the first two
  %   dimensions that are longer than one.
  %
  %   >> rotdim ([1 2; 3 4])
  %   ans =
  %
  %      2   4
  %      1   3
  %
  %   See also: rot90, flip, permute
  if nargin < 1
    print_usage ();
  end
  if nargin < 2 || isempty (n)
    n = 1;
  end
  if nargin < 3
    plane = find (size (x) > 1, 2);
    if numel (plane) < 2
      plane = [1 2];
    end
  end
  n = mod (n, 4);
  order = 1:max (ndims (x), max (plane));
  order(plane) = plane([2 1]);
  switch n
    case 0
      y = x;
    case 1
      y = permute (flip (x, max (plane)), order);
    case 2
      y = flip (flip (x, plane(1)), plane(2));
    case 3
      y = permute (flip (x, min (plane)), order);
  end
end

%!assert (rotdim ([1 2; 3 4], 2), [4 3; 2 1])
%!assert (rotdim ([1 2; 3 4], -1), rot90 ([1 2; 3 4], -1))
