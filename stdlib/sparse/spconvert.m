function s = spconvert (m)
  % SPCONVERT  A sparse matrix from a list of rows [i, j, value] or [i, j, re, im].
  %   A row with the value zero sets the size only.
  %
  %   >> full (spconvert ([1 1 5; 2 3 0]))
  %   ans =
  %
  %      5   0   0
  %      0   0   0
  %
  %   See also: sparse, find
  if nargin < 1
    print_usage ();
  end
  if issparse (m)
    s = m;
    return;
  end
  columns = size (m, 2);
  if ~isreal (m) || (columns ~= 3 && columns ~= 4)
    error ('spconvert: argument must be sparse or real matrix with 3 or 4 columns');
  end
  v = m(:, 3);
  if columns == 4
    v = v + 1i * m(:, 4);
  end
  s = sparse (m(:, 1), m(:, 2), v);
end

%!assert (spconvert ([1 2 3; 1 2 4]), sparse ([0 7]))
%!assert (spconvert ([1 1 3 4]), sparse (3 + 4i))
%!error <3 or 4 columns> spconvert (ones (2, 2))
