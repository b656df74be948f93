function p = discrete_pdf (x, v, w)
  % DISCRETE_PDF  Probabilities of X if the values V have the weights W.
  %
  %   >> discrete_pdf ([1 2 3], [1 2], [1 3])
  %   ans =
  %
  %      0.2500   0.7500        0
  %
  %   See also: discrete_cdf, discrete_inv, discrete_rnd
  if nargin ~= 3
    print_usage ();
  end
  [v, w] = discreteweights ('discrete_pdf', v, w);
  [known, k] = ismember (x(:), v);
  p = zeros (size (x), class (x(:)' + w(1)));
  p(isnan (x)) = NaN;
  p(known) = w(k(known));
end

%!assert (discrete_pdf ([0 1 NaN], [0 1], [1 3]), [0.25 0.75 NaN])
