function r = sprank (a)
  % SPRANK  The greatest rank that a matrix with elements at these places can have.
  %
  %   >> sprank ([1 0 2 0; 2 0 4 0])
  %   ans = 2
  %
  %   See also: rank, dmperm
  if nargin < 1
    print_usage ();
  end
  r = nnz (dmperm (a));
end

%!assert (sprank (speye (20)), 20)
%!assert (sprank (sparse ([1 1; 0 0])), 1)
