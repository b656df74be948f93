function x = discrete_inv (p, v, w)
  % DISCRETE_INV  The smallest value whose cumulative probability reaches P; values V, weights W.
  %
  %   >> discrete_inv ([0.1 0.5 1], [1 2], [1 3])
  %   ans =
  %
  %      1   2   2
  %
  %   See also: discrete_cdf, discrete_pdf, discrete_rnd
  if nargin ~= 3
    print_usage ();
  end
  [v, w] = discreteweights ('discrete_inv', v, w);
  [v, order] = sort (v);
  steps = cumsum (w(order))(:);
  x = NaN (size (p), class (p(:)' + w(1) + v(1)));
  k = find (p == 0);
  x(k) = v(1);
  k = find (p == 1);
  x(k) = v(end);
  k = find (p > 0 & p < 1);
  if ~isempty (k)
    x(k) = v(numel (steps) - lookup (-flipud (steps), -p(k)) + 1);
  end
end

%!assert (discrete_inv ([0 0.25 0.3 1 2], [5 6], [1 3]), [5 5 6 6 NaN])
