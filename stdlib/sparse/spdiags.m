function [b, d] = spdiags (v, c, m, n)
  % SPDIAGS  Matrices by their diagonals.
  %   B = SPDIAGS (A) has the diagonals of A that are not all zero in its columns, and [B, D] = SPDIAGS
  %   (A) their numbers. SPDIAGS (A, D) gives those with the numbers D. A = SPDIAGS (V, D, M, N) is the
  %   sparse M x N matrix with the columns of V on the diagonals D, SPDIAGS (V, D, A) replaces them in
  %   A. The element of an upper diagonal is found in the row of V that is its column in A.
  %
  %   >> full (spdiags ([1 2 3; 4 5 6]', [0 1], 3, 3))
  %   ans =
  %
  %      1   5   0
  %      0   2   6
  %      0   0   3
  %
  %   See also: diag, sparse, speye
  if nargin < 1
    print_usage ();
  elseif nargin <= 2
    [m, n] = size (v);
    [i, j, x] = find (v);
    if nargin == 1
      d = unique (j(:) - i(:));
    else
      d = c(:);
    end
    b = zeros (min (m, n), numel (d));
    for k = 1:numel (d)
      on = j - i == d(k);
      if m >= n
        b(j(on), k) = x(on);
      else
        b(i(on), k) = x(on);
      end
    end
    return;
  end
  if nargin == 3
    a = m;
    [m, n] = size (a);
    [i, j, x] = find (a);
    stays = ~ismember (j(:) - i(:), c(:));
    i = i(stays)(:);
    j = j(stays)(:);
    x = x(stays)(:);
  else
    [i, j, x] = deal (zeros (0, 1));
  end
  for k = 1:numel (c)
    row = (max (1, 1 - c(k)):min (m, n - c(k)))';
    if isempty (row)
      continue;
    end
    column = row + c(k);
    if size (v, 1) == 1
      value = repmat (v(1, k), numel (row), 1);
    elseif m >= n
      value = v(column, k);
    else
      value = v(row, k);
    end
    i = [i; row];
    j = [j; column];
    x = [x; value(:)];
  end
  b = sparse (i, j, full (x), m, n);
end

%!assert (full (spdiags ([1 2 3; 4 5 6]', [0 1], 3, 3)), [1 5 0; 0 2 6; 0 0 3])
%!assert (spdiags ([1 2; 3 4]), [3 1 0; 0 4 2])
%!assert (full (spdiags ([1 1 1]', -1, 3, 3)), [0 0 0; 1 0 0; 0 1 0])
%!assert (spdiags ([7; 8], 0, sparse ([1 2; 3 4])), sparse ([7 2; 3 8]))
%!assert (spdiags (2, 1, 2, 2), sparse ([0 2; 0 0]))
