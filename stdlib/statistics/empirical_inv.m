function x = empirical_inv (p, data)
  % EMPIRICAL_INV  The smallest element of the DATA that at least the part P does not exceed.
  %
  %   >> empirical_inv ([0.5 1], [1 2 2 3])
  %   ans =
  %
  %      2   3
  %
  %   See also: empirical_cdf, empirical_pdf, empirical_rnd
  if nargin ~= 2
    print_usage ();
  end
  if ~isvector (data)
    error ('empirical_inv: DATA must be a vector');
  end
  x = discrete_inv (p, data, repmat (1 / numel (data), size (data)));
end

%!assert (empirical_inv ([0 0.5 1], [4 1 1 5]), [1 1 5])
