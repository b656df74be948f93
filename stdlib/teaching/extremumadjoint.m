function dx = extremumadjoint (d, where, n, dim)
  % EXTREMUMADJOINT  Carry derivatives back through a maximum or minimum along a dimension.
  %   DX = EXTREMUMADJOINT (D, WHERE, N, DIM) has size N: each entry of D at the place that
  %   [Y, WHERE] = MAX (X, [], DIM) has found, zeros elsewhere. DIM = [] stands for the first
  %   dimension that is not one, DIM = 0 says that WHERE is a linear index.
  %
  %   >> [y, where] = max ([1 5; 7 2], [], 1); extremumadjoint ([10 20], where, [2 2], 1)
  %   ans =
  %
  %       0   20
  %      10    0
  %
  %   See also: maxpooladjoint, derive
  dx = zeros (n, class (d));
  if isempty (dim)
    dim = find (n > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  if dim > 0
    n(end+1:dim) = 1;
    inside = reshape (0:prod (n(1:dim-1)) - 1, [], 1);
    outside = reshape (0:prod (n(dim+1:end)) - 1, 1, []) * prod (n(1:dim));
    where = reshape (where, numel (inside), numel (outside));
    where = (where - 1) * prod (n(1:dim-1)) + inside + outside + 1;
  end
  dx(where) = d;
end

%!test % against the entries themselves, each dimension
%! x = rand (3, 4, 2);
%! for dim = 1:3
%!   [y, k] = max (x, [], dim); dx = extremumadjoint (y, k, size (x), dim);
%!   assert (max (dx, [], dim), y); assert (nnz (dx), numel (y));
%! end
%!test
%! [y, k] = min (rand (1, 5)); assert (extremumadjoint (2, k, [1 5], []), 2 * ((1:5) == k));
