function n = nzmax (s)
  % NZMAX  The number of elements that there is room for.
  %
  %   >> nzmax ([1 0 2])
  %   ans = 3
  %
  %   See also: nnz, sparse
  n = numel (s);
end

%!assert (nzmax ([1 0]), 2)
