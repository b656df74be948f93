function v = vech (x)
  % VECH  The elements on and below the diagonal of a square matrix, stacked in a column.
  %
  %   >> vech ([1 2; 2 3])'
  %   ans =
  %
  %      1   2   3
  %
  %   See also: vec, tril
  if nargin < 1
    print_usage ();
  end
  if rows (x) ~= columns (x)
    error ('vech: X must be square');
  end
  v = x(tril (true (size (x))));
end

%!assert (vech ([1 2 3; 4 5 6; 7 8 9]), [1; 4; 7; 5; 8; 9])
%!error <must be square> vech ([1 2])
