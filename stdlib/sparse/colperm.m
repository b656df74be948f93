function p = colperm (s)
  % COLPERM  The order of columns by how many elements they have.
  %
  %   >> colperm (sparse ([1 1 0; 0 1 0; 0 1 1]))
  %   ans =
  %
  %      1   3   2
  %
  %   See also: colamd, amd
  if nargin < 1
    print_usage ();
  end
  [~, p] = sort (full (sum (s ~= 0, 1)));
end

%!assert (colperm (sparse ([1 0 1; 1 0 0])), [2 3 1])
