function [breaks, coefficients, pieces, order, d] = unmkpp (pp)
  % UNMKPP  The parts of a piecewise polynomial.
  %   [BREAKS, COEFFICIENTS, PIECES, ORDER, D] = UNMKPP (PP).
  %
  %   >> unmkpp (mkpp ([0 1 2], [1 0; 2 1]))
  %   ans =
  %
  %      0   1   2
  %
  %   See also: mkpp, ppval
  if nargin < 1
    print_usage ();
  end
  if ~(isstruct (pp) && isfield (pp, 'form') && strcmp (pp.form, 'pp'))
    error ('unmkpp: PP must be a piecewise polynomial structure');
  end
  breaks = pp.breaks;
  coefficients = pp.coefs;
  pieces = pp.pieces;
  order = pp.order;
  d = pp.dim;
end

%!error <piecewise polynomial> unmkpp (1)
