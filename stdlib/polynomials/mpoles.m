function [multp, idxp] = mpoles (p, tol, reorder)
  % MPOLES  Poles that are equal to within TOL (0.001), counted: MULTP(k) says the how manieth P(IDXP(k)) is.
  %   The poles are sorted by falling magnitude unless REORDER is 0.
  %
  %   >> [m, n] = mpoles ([2 3 1 1 2])
  %   m =
  %
  %      1
  %      1
  %      2
  %      1
  %      2
  %
  %   n =
  %
  %      2
  %      1
  %      5
  %      3
  %      4
  %
  %   See also: residue, poly, roots
  if nargin < 1
    print_usage ();
  end
  if nargin < 2 || isempty (tol)
    tol = 0.001;
  end
  if nargin < 3 || isempty (reorder)
    reorder = true;
  end
  p = p(:);
  n = numel (p);
  order = (1:n)';
  if reorder
    [~, order] = sort (abs (p), 'descend');
  end
  multp = zeros (n, 1);
  idxp = zeros (n, 1);
  left = order;
  k = 0;
  while ~isempty (left)
    first = p(left(1));
    distance = abs (p(left) - first);
    if first ~= 0
      distance = distance / abs (first);
    end
    near = distance < tol;
    near(1) = true;
    group = sort (left(near));
    group = left(near);
    m = numel (group);
    multp(k + 1:k + m) = 1:m;
    idxp(k + 1:k + m) = group;
    k = k + m;
    left(near) = [];
  end
end

%!test
%! [m, n] = mpoles ([0 0 1]);
%! assert (m', [1 1 2]);
