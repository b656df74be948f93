function r = spones (s)
  % SPONES  Ones where a matrix is not zero.
  %
  %   >> spones ([2 0 -1])
  %   ans =
  %
  %      1   0   1
  %
  %   See also: sparse, spfun, nnz
  if nargin < 1
    print_usage ();
  end
  r = double (s ~= 0);
end

%!assert (spones ([2 0]), [1 0])
