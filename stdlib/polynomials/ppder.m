function d = ppder (pp, m)
  % PPDER  The piecewise polynomial that is the M-th derivative (first, without M).
  %
  %   >> ppval (ppder (mkpp ([0 1 2], [1 0 0; 1 2 1])), [0.5 1.5])
  %   ans =
  %
  %      1   3
  %
  %   See also: ppint, mkpp, ppval
  if nargin < 1
    print_usage ();
  end
  if ~(isstruct (pp) && isfield (pp, 'form') && strcmp (pp.form, 'pp'))
    error ('ppder: PP must be a structure');
  end
  if nargin < 2
    m = 1;
  elseif ~(isscalar (m) && m == fix (m) && m > 0)
    error ('ppder: M must be a positive integer');
  end
  [x, p, n, k, dim] = unmkpp (pp);
  if k - m <= 0
    d = mkpp (x([1 end]), zeros (prod (dim), 1), dim);
    return;
  end
  % The power j becomes j (j-1) ... (j-m+1).
  factor = ones (1, k - m);
  for j = 0:m - 1
    factor = factor .* (k - 1 - j:-1:m - j);
  end
  d = mkpp (x, p(:, 1:k - m) .* factor, dim);
end

%!assert (ppder (mkpp ([0 1], [1 2 3])).coefs, [2 2])
%!assert (ppder (mkpp ([0 1], [1 2 3]), 5).coefs, 0)
