function T = delaunayn (pts, options)
  % DELAUNAYN  Delaunay's decomposition of the convex hull of points into simplices, each a row of indices.
  %
  %   >> T = delaunayn ([0 0; 1 0; 0 1]);
  %   >> sort (T)
  %   ans =
  %
  %      1   2   3
  %
  %   Source: the lower hull of the points lifted to a paraboloid.   See also: delaunay, convhulln, tsearchn
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (pts)
    error ('delaunayn: input points must be a numeric array');
  end
  pts = double (pts);
  [n, d] = size (pts);
  if n < d + 1
    error ('delaunayn: qhull failed');
  elseif n == d + 1
    T = 1:n;
    return;
  end
  q = pts - mean (pts, 1);
  scale = max (abs (q(:)));
  if scale > 0
    q = q / scale;
  end
  lifted = [q, sumsq(q, 2)];
  try
    [T, normals] = hullfacets (lifted);
    T = T(normals(:, end) < -1e-12, :);
  catch
    % All points on one sphere: cut the hull of the points itself, from one of them.
    F = hullfacets (q);
    if d == 2
      F = [convhull(q)(1:end - 1), convhull(q)(2:end)];
    end
    T = [F(~any (F == F(1), 2), :), repmat(F(1), sum (~any (F == F(1), 2)), 1)];
  end
  % Simplices without content are only rounding.
  keep = true (rows (T), 1);
  for k = 1:rows (T)
    edges = q(T(k, 2:end), :) - q(T(k, 1), :);
    keep(k) = abs (det (edges)) > 1e-12;
  end
  T = T(keep, :);
end

%!assert (rows (delaunayn ([0 0; 1 0; 0 1; 1 1])), 2)
%!assert (rows (delaunayn ([-1 -1; 1 -1; 1 1; -1 1; 0 0])), 4)
