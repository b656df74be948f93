function r = spones (s)
  % SPONES  Ones where a matrix is not zero; sparse.
  %
  %   >> full (spones ([2 0 -1]))
  %   ans =
  %
  %      1   0   1
  %
  %   See also: sparse, spfun, nnz
  if nargin < 1
    print_usage ();
  end
  [i, j] = find (s);
  r = sparse (i, j, 1, size (s, 1), size (s, 2));
end

%!assert (spones ([2 0; 0 -1]), speye (2))
%!assert (issparse (spones (1)))
