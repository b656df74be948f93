function p = empirical_pdf (x, data)
  % EMPIRICAL_PDF  How often X is in the DATA, as a part of one.
  %
  %   >> empirical_pdf ([1 2], [1 2 2 3])
  %   ans =
  %
  %      0.2500   0.5000
  %
  %   See also: empirical_cdf, empirical_inv, empirical_rnd
  if nargin ~= 2
    print_usage ();
  end
  if ~isvector (data)
    error ('empirical_pdf: DATA must be a vector');
  end
  [values, ~, group] = unique (data(:));
  p = discrete_pdf (x, values, accumarray (group(:), 1) / cast (1, class (data)));
end

%!assert (empirical_pdf ([1 4], [1 1 4 5]), [0.5 0.25])
