function [H, V] = convhull (varargin)
  % CONVHULL  The corners of the convex hull of points in the plane, anticlockwise; the first one again at
  %   the end. CONVHULL (X, Y), CONVHULL (PTS) with a point in each row; for three columns, or
  %   CONVHULL (X, Y, Z), triangles. V is the area or volume.
  %
  %   >> convhull ([0 1 0 1 0.5], [0 0 1 1 0.5])'
  %   ans =
  %
  %      1   2   4   3   1
  %
  %   Source: A. M. Andrew, Inf. Proc. Letters 9 (1979).   See also: convhulln, delaunay, polyarea
  if nargin < 1
    print_usage ();
  end
  args = varargin;
  if numel (args) > 1 && (ischar (args{end}) || iscell (args{end}))
    if iscell (args{end}) && ~iscellstr (args{end})
      error ('convhull: OPTIONS must be a string or cell array of strings');
    end
    args(end) = [];
  elseif numel (args) == 4 && ~isempty (args{4})
    error ('convhull: OPTIONS must be a string or cell array of strings');
  end
  if numel (args) > 1 && numel (args) < 4 && isscalar (args{end}) && ~isscalar (args{1})
    error ('convhull: OPTIONS must be a string or cell array of strings');
  end
  args = args(1:min (end, 3));
  args(cellfun ('isempty', args)) = [];
  if numel (args) == 1
    pts = args{1};
    if ~(ismatrix (pts) && any (columns (pts) == [2 3]))
      error ('convhull: X must be a matrix with 2 or 3 columns');
    end
  else
    if ~all (cellfun (@(v) isvector (v) && numel (v) == numel (args{1}), args)) ...
       && ~all (cellfun (@(v) size_equal (v, args{1}), args))
      if numel (args) == 2
        error ('convhull: X and Y must be the same size');
      end
      error ('convhull: X, Y, and Z must be the same size');
    end
    pts = cell2mat (cellfun (@(v) v(:), args, 'UniformOutput', false));
  end
  if columns (pts) == 3
    if nargout > 1
      [H, V] = convhulln (pts);
    else
      H = convhulln (pts);
    end
    return;
  end
  if rows (pts) < 3
    error ('convhulln: qhull failed');
  end
  [~, order] = sortrows (pts);
  order = order(:)';
  lower = chain (pts, order);
  upper = chain (pts, fliplr (order));
  H = [lower(1:end - 1), upper(1:end - 1)]';
  if numel (H) < 3
    error ('convhulln: qhull failed');
  end
  % Begin with the smallest index.
  [~, k] = min (H);
  H = circshift (H, 1 - k);
  V = polyarea (pts(H, 1), pts(H, 2));
  H(end + 1) = H(1);
end

% The chain that only turns left.
function stack = chain (pts, order)
  stack = [];
  for k = order
    while numel (stack) > 1
      a = pts(stack(end), :) - pts(stack(end - 1), :);
      b = pts(k, :) - pts(stack(end), :);
      if a(1) * b(2) - a(2) * b(1) > 0
        break;
      end
      stack(end) = [];
    end
    stack(end + 1) = k;
  end
end

%!assert (convhull ([0 2 2 0 1], [0 0 2 2 1])', [1 2 3 4 1])
