function [H, V] = convhulln (pts, options)
  % CONVHULLN  The facets of the convex hull of points, and its volume V. Each row of PTS is a point.
  %
  %   >> [h, v] = convhulln ([0 0; 1 0; 1 1; 0 1; 0.5 0.5]);
  %   >> v
  %   v = 1
  %
  %   See also: convhull, delaunayn
  if nargin < 1
    print_usage ();
  end
  if nargin > 1 && ~(isempty (options) || ischar (options) || iscellstr (options))
    error ('convhulln: OPTIONS must be a string, cell array of strings, or empty');
  end
  [n, d] = size (pts);
  if n <= d
    error ('convhulln: qhull failed');
  end
  if d == 2
    order = convhull (pts);
    H = [order(1:end - 1), order(2:end)];
  else
    [H, normals] = hullfacets (double (pts));
    % Anticlockwise, seen from outside.
    for k = 1:rows (H)
      edges = pts(H(k, 2:d), :) - pts(H(k, 1), :);
      if det ([edges; normals(k, :)]) < 0
        H(k, [1 2]) = H(k, [2 1]);
      end
    end
  end
  if nargout > 1
    inner = mean (pts, 1);
    V = 0;
    for k = 1:rows (H)
      V = V + abs (det (pts(H(k, :), :) - inner)) / factorial (d);
    end
  end
end

%!test
%! [h, v] = convhulln ([0 0 0; 1 0 0; 0 1 0; 0 0 1]);
%! assert (rows (h), 4);
%! assert (v, 1/6, 1e-15);
