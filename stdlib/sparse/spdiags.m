function [b, d] = spdiags (v, c, m, n)
  % SPDIAGS  Matrices by their diagonals.
  %   B = SPDIAGS (A) has the diagonals of A that are not all zero in its columns, and [B, D] = SPDIAGS
  %   (A) their numbers. SPDIAGS (A, D) gives those with the numbers D. A = SPDIAGS (V, D, M, N) is the
  %   M x N matrix with the columns of V on the diagonals D, SPDIAGS (V, D, A) replaces them in A. The
  %   element of an upper diagonal is found in the row of V that is its column in A.
  %
  %   >> full (spdiags ([1 2 3; 4 5 6]', [0 1], 3, 3))
  %   ans =
  %
  %      1   5   0
  %      0   2   6
  %      0   0   3
  %
  %   See also: diag, sparse, speye
  if nargin == 1 || nargin == 2
    [m, n] = size (v);
    if nargin == 1
      [i, j] = find (v);
      d = unique (j - i);
    else
      d = c(:);
    end
    b = zeros (min (m, n), numel (d));
    for k = 1:numel (d)
      x = diag (v, d(k));
      if m >= n
        first = max (d(k), 0);
      else
        first = max (-d(k), 0);
      end
      b(first + (1:numel (x)), k) = x;
    end
    return;
  end
  if nargin == 3
    b = m;
    [m, n] = size (b);
  elseif nargin == 4
    b = zeros (m, n);
  else
    print_usage ();
  end
  for k = 1:numel (c)
    i = max (1, 1 - c(k)):min (m, n - c(k));
    j = i + c(k);
    if m >= n
      rows_ = j;
    else
      rows_ = i;
    end
    if size (v, 1) == 1 && numel (i) > 1
      b(i + m * (j - 1)) = v(1, k);
    else
      b(i + m * (j - 1)) = v(rows_, k);
    end
  end
end

%!assert (spdiags ([1 2 3; 4 5 6]', [0 1], 3, 3), [1 5 0; 0 2 6; 0 0 3])
%!assert (spdiags ([1 2; 3 4]), [3 1 0; 0 4 2])
%!assert (spdiags ([1 1 1]', -1, 3, 3), [0 0 0; 1 0 0; 0 1 0])
