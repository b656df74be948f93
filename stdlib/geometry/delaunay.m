function tri = delaunay (varargin)
  % DELAUNAY  Delaunay's triangles of points in the plane (or tetrahedra in space): no other point lies in
  %   the circle through the corners of one. DELAUNAY (X, Y), DELAUNAY (X, Y, Z), DELAUNAY (PTS).
  %
  %   >> tri = delaunay ([0 1 0 1 0.5], [0 0 1 1 0.5]);
  %   >> rows (tri)
  %   ans = 4
  %
  %   See also: delaunayn, griddata, convhull
  if nargin < 1
    print_usage ();
  end
  args = varargin;
  if nargin > 4
    print_usage ();
  end
  if numel (args) > 1 && (ischar (args{end}) || iscellstr (args{end}))
    args(end) = [];
  elseif numel (args) == 4 || (numel (args) > 1 && iscell (args{end}))
    error ('delaunay: OPTIONS must be a string or cell array of strings');
  end
  if numel (args) > 1 && isscalar (args{end}) && ~isscalar (args{1})
    error ('delaunay: OPTIONS must be a string or cell array of strings');
  end
  if numel (args) == 1
    pts = args{1};
    if ~(ismatrix (pts) && any (columns (pts) == [2 3]) && isnumeric (pts))
      error ('delaunay: X must be a matrix with 2 or 3 columns');
    end
  elseif numel (args) == 2
    if ~size_equal (args{:}) && ~(isvector (args{1}) && isvector (args{2}) && numel (args{1}) == numel (args{2}))
      error ('delaunay: X and Y must be the same size');
    end
    pts = [args{1}(:), args{2}(:)];
  else
    if ~all (cellfun (@(v) numel (v) == numel (args{1}), args))
      error ('delaunay: X, Y, and Z must be the same size');
    end
    pts = [args{1}(:), args{2}(:), args{3}(:)];
  end
  tri = delaunayn (pts);
  if columns (pts) == 2
    % Anticlockwise.
    a = pts(tri(:, 2), :) - pts(tri(:, 1), :);
    b = pts(tri(:, 3), :) - pts(tri(:, 1), :);
    k = a(:, 1) .* b(:, 2) < a(:, 2) .* b(:, 1);
    tri(k, [2 3]) = tri(k, [3 2]);
  end
end

%!assert (sortrows (sort (delaunay ([-1 0 1 0 0], [0 1 0 -1 0]), 2)), [1 2 5; 1 4 5; 2 3 5; 3 4 5])
