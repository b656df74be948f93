function s = spalloc (m, n, nz)
  % SPALLOC  A matrix of zeros (see SPARSE).
  %
  %   >> size (spalloc (2, 3, 4))
  %   ans =
  %
  %      2   3
  %
  %   See also: sparse
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    n = m;
  end
  s = zeros (m, n);
end

%!assert (spalloc (2), zeros (2))
