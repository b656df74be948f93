function pp = mkpp (breaks, coefficients, d)
  % MKPP  A piecewise polynomial from its breaks and coefficients.
  %   Row k of COEFFICIENTS, highest power first, belongs to the interval from BREAKS(k) on and to
  %   x - BREAKS(k). D is the size of the values if they are arrays.
  %
  %   >> pp = mkpp ([0 1 2], [1 0; 2 1]);
  %   >> ppval (pp, [0.5 1.5])
  %   ans =
  %
  %      0.5000   2.0000
  %
  %   See also: ppval, unmkpp, spline
  if nargin < 2
    print_usage ();
  end
  if numel (breaks) < 2
    error ('mkpp: at least one interval is needed');
  end
  if nargin < 3
    d = 1;
  end
  pieces = numel (breaks) - 1;
  pp = struct ('form', 'pp', 'breaks', breaks(:)', 'coefs', [], 'pieces', pieces, 'order', 0, ...
               'dim', d);
  pp.order = numel (coefficients) / (pieces * prod (d));
  if pp.order ~= fix (pp.order)
    error ('mkpp: expecting COEFS to have %d columns', pieces * prod (d));
  end
  pp.coefs = reshape (coefficients, pieces * prod (d), pp.order);
end

%!assert (mkpp ([0 1 2], [1 0; 2 1]).order, 2)
