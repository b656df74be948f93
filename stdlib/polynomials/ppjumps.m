function jumps = ppjumps (pp)
  % PPJUMPS  How a piecewise polynomial jumps at the inner breaks.
  %
  %   >> ppjumps (mkpp ([0 1 2], [1 0; 1 2]))
  %   ans = 1
  %
  %   See also: mkpp, ppval, ppder
  if nargin < 1
    print_usage ();
  end
  if ~(isstruct (pp) && isfield (pp, 'form') && strcmp (pp.form, 'pp'))
    error ('ppjumps: PP must be a structure');
  end
  [x, p, n, k, dim] = unmkpp (pp);
  nd = prod (dim);
  p = reshape (p, nd, n, k);
  h = reshape (diff (x(1:n)), 1, n - 1);
  % The right ends of the pieces, and where the next ones begin.
  left = zeros (nd, n - 1);
  for t = 1:k
    left = left .* h + p(:, 1:n - 1, t);
  end
  jumps = p(:, 2:n, k) - left;
  if numel (dim) > 1 || dim > 1
    jumps = reshape (jumps, [dim(:)', n - 1]);
  end
end

%!assert (ppjumps (mkpp ([0 1 2], [1 0; 1 2])), 1)
