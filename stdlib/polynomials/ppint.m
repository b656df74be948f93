function q = ppint (pp, c)
  % PPINT  The integral of a piecewise polynomial from its first break on, plus the constant C (0).
  %
  %   >> ppval (ppint (mkpp ([0 1 2], [2; 4])), [1 2])
  %   ans =
  %
  %      2   6
  %
  %   See also: ppder, mkpp, ppval
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    c = 0;
  end
  if ~(isstruct (pp) && isfield (pp, 'form') && strcmp (pp.form, 'pp'))
    error ('ppint: PP must be a structure');
  end
  [x, p, n, k, dim] = unmkpp (pp);
  p = reshape (p, [], k);
  p = [p ./ (k:-1:1), zeros(rows (p), 1)];
  % Each piece begins where the one before ends.
  w = reshape (p, prod (dim), n, k + 1);
  h = diff (x(:)');
  start = zeros (prod (dim), n);
  start(:, 1) = c;
  for j = 2:n
    v = zeros (prod (dim), 1);
    for t = 1:k + 1
      v = v * h(j - 1) + w(:, j - 1, t);
    end
    start(:, j) = start(:, j - 1) + v;
  end
  w(:, :, k + 1) = start;
  q = mkpp (x, reshape (w, prod (dim) * n, k + 1), dim);
end

%!assert (ppval (ppint (mkpp ([0 1 2], [1 0; 1 1]), 3), [0 1 2]), [3 3.5 5])
