function p = empirical_cdf (x, data)
  % EMPIRICAL_CDF  The part of the DATA that is at most X.
  %
  %   >> empirical_cdf ([1 2 9], [1 2 2 3])
  %   ans =
  %
  %      0.2500   0.7500   1.0000
  %
  %   See also: empirical_pdf, empirical_inv, empirical_rnd
  if nargin ~= 2
    print_usage ();
  end
  if ~isvector (data)
    error ('empirical_cdf: DATA must be a vector');
  end
  p = discrete_cdf (x, data, repmat (1 / numel (data), size (data)));
end

%!assert (empirical_cdf ([0 1 4 NaN], [1 1 4 5]), [0 0.5 0.75 NaN])
