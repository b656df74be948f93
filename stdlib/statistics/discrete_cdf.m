function p = discrete_cdf (x, v, w)
  % DISCRETE_CDF  The probability of at most X if the values V have the weights W.
  %
  %   >> discrete_cdf ([0 1 2 3], [1 2], [1 3])
  %   ans =
  %
  %           0   0.2500   1.0000   1.0000
  %
  %   See also: discrete_pdf, discrete_inv, discrete_rnd
  if nargin ~= 3
    print_usage ();
  end
  [v, w] = discreteweights ('discrete_cdf', v, w);
  [v, order] = sort (v);
  steps = [0; cumsum(w(order))(:)];
  p = NaN (size (x), class (x(:)' + w(1)));
  known = ~isnan (x);
  p(known) = steps(lookup (v, x(known)) + 1);
end

%!assert (discrete_cdf ([0 1 2 NaN], [1 2], [1 3]), [0 0.25 1 NaN])
