function [facets, normals] = hullfacets (points)
  % HULLFACETS  The facets of the convex hull of points in any dimension: rows of as many indices.
  %   NORMALS are the outward unit normals, one a row.
  %
  %   >> size (hullfacets ([0 0 0; 1 0 0; 0 1 0; 0 0 1]))
  %   ans =
  %
  %      4   3
  %
  %   Source: beneath and beyond, F. P. Preparata, M. I. Shamos, Computational Geometry, 3.4.   See also: convhulln, delaunayn
  [n, d] = size (points);
  scale = max (max (points) - min (points));
  tol = 1e-12 * max (scale, realmin) * d;
  simplex_ = firstsimplex (points, tol);
  if isempty (simplex_)
    error ('hullfacets: the points lie in a plane');
  end
  centre = mean (points(simplex_, :), 1);
  facets = zeros (0, d);
  for k = 1:d + 1
    facets(k, :) = simplex_([1:k - 1, k + 1:d + 1]);
  end
  [normals, offsets] = planes (points, facets, centre);
  rest = setdiff (1:n, simplex_);
  for p = rest
    visible = normals * points(p, :)' - offsets > tol;
    if ~any (visible)
      continue;
    end
    % The horizon: ridges of one visible facet only.
    seen = facets(visible, :);
    ridges = zeros (0, d - 1);
    for k = 1:d
      ridges = [ridges; seen(:, [1:k - 1, k + 1:d])];
    end
    ridges = sort (ridges, 2);
    if columns (ridges) == 0
      horizon = zeros (1, 0);
    else
      [list, ~, place] = unique (ridges, 'rows');
      horizon = list(accumarray (place(:), 1) == 1, :);
    end
    new = [horizon, repmat(p, rows (horizon), 1)];
    [a, b] = planes (points, new, centre);
    facets = [facets(~visible, :); new];
    normals = [normals(~visible, :); a];
    offsets = [offsets(~visible); b];
  end
end

% Points that span the space: each the farthest from those before.
function list = firstsimplex (points, tol)
  d = columns (points);
  [~, list] = min (points(:, 1));
  basis = zeros (0, d);
  for k = 1:d
    offset = points - points(list(1), :);
    offset = offset - offset * basis' * basis;
    [far, j] = max (sumsq (offset, 2));
    if sqrt (far) <= tol
      list = [];
      return;
    end
    list(end + 1) = j;
    basis(end + 1, :) = offset(j, :) / sqrt (far);
  end
end

function [normals, offsets] = planes (points, facets, centre)
  [m, d] = size (facets);
  normals = zeros (m, d);
  % The normal by minors of the edges from the first corner.
  edges = zeros (m, d, d - 1);
  first = points(facets(:, 1), :);
  for k = 2:d
    edges(:, :, k - 1) = reshape (points(facets(:, k), :), m, d) - first;
  end
  for j = 1:d
    normals(:, j) = (-1) ^ j * minors (edges(:, [1:j - 1, j + 1:d], :));
  end
  size_ = sqrt (sumsq (normals, 2));
  size_(size_ == 0) = 1;
  normals = normals ./ size_;
  offsets = sum (normals .* first, 2);
  inward = normals * centre' > offsets;
  normals(inward, :) = -normals(inward, :);
  offsets(inward) = -offsets(inward);
end

% Determinants of the matrices E(i,:,:).
function d = minors (E)
  n = size (E, 2);
  if n == 1
    d = E(:, 1, 1);
  elseif n == 0
    d = ones (rows (E), 1);
  else
    d = zeros (rows (E), 1);
    for k = 1:n
      d = d + (-1) ^ (k + 1) * E(:, k, 1) .* minors (E(:, [1:k - 1, k + 1:n], 2:n));
    end
  end
end

%!test
%! cube = [0 0 0; 1 0 0; 0 1 0; 1 1 0; 0 0 1; 1 0 1; 0 1 1; 1 1 1; 0.5 0.5 0.5];
%! f = hullfacets (cube);
%! assert (rows (f), 12);
%! assert (unique (f(:))', 1:8);
