function m = flatmap (x, nd)
  % FLATMAP  A map of one, two or three dimensions as a matrix that can be shown.
  %   M = FLATMAP (X, ND): ND = 1 makes a row, 2 keeps the matrix, 3 puts the planes one under the
  %   other. An empty X stays empty.
  %
  %   >> flatmap ([1; 2; 3], 1)
  %   ans =
  %
  %      1   2   3
  %
  %   See also: showmaps, showkernels, tilemaps
  if isempty (x) || nd == 2
    m = x;
  elseif nd == 1
    m = x(:)';
  else
    planes = num2cell (x, [1 2]);
    m = cat (1, planes{:});
  end
end

%!assert (flatmap (cat (3, [1 2], [3 4]), 3), [1 2; 3 4])
%!assert (flatmap ([], 1), [])
