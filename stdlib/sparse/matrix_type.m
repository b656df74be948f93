function r = matrix_type (a, type, varargin)
  % MATRIX_TYPE  What a matrix looks like, which decides how systems with it are solved.
  %   'Full', 'Upper', 'Lower', 'Positive Definite', 'Rectangular', and of sparse matrices also
  %   'Diagonal', 'Banded', 'Tridiagonal', the latter with 'Positive Definite', and 'Permuted Diagonal',
  %   'Permuted Upper', 'Permuted Lower'. MATRIX_TYPE (A, TYPE) gives A: types are found when needed.
  %
  %   >> matrix_type (speye (3))
  %   ans = Diagonal
  %   >> matrix_type ([1 2; 0 3])
  %   ans = Upper
  %
  %   See also: mldivide, isbanded, istriu
  if nargin < 1
    print_usage ();
  elseif ~(isnumeric (a) || islogical (a))
    error ('matrix_type: wrong type argument ''%s''', class (a));
  elseif nargin > 1
    r = a;
    return;
  end
  [m, n] = size (a);
  r = 'Full';
  if issparse (a)
    special = pattern (a, m, n);
    if ~isempty (special)
      r = special;
      return;
    end
  elseif m == n
    if istriu (a)
      r = 'Upper';
      return;
    elseif istril (a)
      r = 'Lower';
      return;
    end
  end
  if m ~= n
    r = 'Rectangular';
    return;
  end
  if issparse (a)
    [below, above] = bandwidth (a);
    held = n * (below + above + 1) - below * (below + 1) / 2 - above * (above + 1) / 2;
    if below == 1 && above == 1
      r = 'Tridiagonal';
    elseif nnz (a) / held >= spparms ('bandden') && below + above + 1 < n
      r = 'Banded';
    end
  end
  if looksdefinite (a)
    if strcmp (r, 'Full')
      r = 'Positive Definite';
    else
      r = [r, ' Positive Definite'];
    end
  end
end

function r = pattern (a, m, n)
  [i, j] = find (a);
  small = min (m, n);
  if numel (i) == small && all (i == j)
    r = 'Diagonal';
  elseif numel (i) == small && numel (unique (i)) == small && numel (unique (j)) == small
    r = 'Permuted Diagonal';
  else
    r = '';
    % The last row of each column, and the last column of each row.
    lastRow = accumarray (j(:), i(:), [n, 1], @max);
    lastColumn = accumarray (i(:), j(:), [m, 1], @max);
    if m >= n && isequal (lastRow, (1:n)')
      r = 'Upper';
    elseif m <= n && isequal (lastColumn, (1:m)')
      r = 'Lower';
    elseif m >= n && isequal (sort (lastRow), (1:n)')
      r = 'Permuted Upper';
    elseif m <= n && isequal (sort (lastColumn), (1:m)')
      r = 'Permuted Lower';
    end
  end
end

function r = looksdefinite (a)
  d = full (diag (a));
  r = ishermitian (a) && all (real (d) > 0);
  if r && ~issparse (a)
    off = abs (a) .^ 2 - diag (diag (abs (a) .^ 2));
    r = all (all (off < d * d' | eye (rows (a))));
  end
end

%!assert (matrix_type (speye (3, 4)), 'Diagonal')
%!assert (matrix_type (speye (3)([2 3 1], :)), 'Permuted Diagonal')
%!assert (matrix_type (sparse ([1 2; 0 3])), 'Upper')
%!assert (matrix_type (sparse ([2 1; 3 0])), 'Permuted Upper')
%!assert (matrix_type (sparse ([1 0; 2 3])), 'Lower')
%!assert (matrix_type (spdiags (ones (9, 1) * [1 5 1], -1:1, 9, 9)), 'Tridiagonal Positive Definite')
%!assert (matrix_type (spdiags (ones (9, 1) * [1 2 5 3], -2:1, 9, 9)), 'Banded')
%!assert (matrix_type (ones (2, 3)), 'Rectangular')
%!assert (matrix_type (magic (3)), 'Full')
