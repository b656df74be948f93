function s = sparse (i, j, v, m, n, how)
  % SPARSE  A matrix from the places and values of its elements; stored in full.
  %   S = SPARSE (A) is A. SPARSE (M, N) is all zeros. S = SPARSE (I, J, V, M, N) has V(k) at I(k), J(k);
  %   values at the same place are added up, or the last one counts with SPARSE (..., 'unique').
  %   M and N are the largest indices if not given.
  %
  %   Nabla has no sparse storage: programs that use it run, but show and store all elements.
  %
  %   >> full (sparse ([1 2 2], [1 2 2], [5 6 7]))
  %   ans =
  %
  %       5    0
  %       0   13
  %
  %   See also: full, speye, spdiags, accumarray
  switch nargin
    case 1
      if ~(isnumeric (i) || islogical (i))
        error ('sparse: wrong type argument ''%s''', class (i));
      end
      s = i;
      if ~islogical (s)
        s = double (s);
      end
      return;
    case 2
      if i < 0 || j < 0
        error ('sparse: dimensions M and N must be non-negative');
      end
      s = zeros (i, j);
      return;
    case 3
      m = max ([0; i(:)]);
      n = max ([0; j(:)]);
      how = 'sum';
    case 4
      how = m;
      m = max ([0; i(:)]);
      n = max ([0; j(:)]);
    case 5
      how = 'sum';
    case 6
      if isnumeric (how)
        how = 'sum';
      end
    otherwise
      print_usage ();
  end
  i = double (i(:));
  j = double (j(:));
  v = v(:);
  count = max ([numel(i), numel(j), numel(v)]);
  if isscalar (i)
    i = repmat (i, count, 1);
  end
  if isscalar (j)
    j = repmat (j, count, 1);
  end
  if isscalar (v)
    v = repmat (v, count, 1);
  end
  if numel (i) ~= numel (j) || numel (i) ~= numel (v)
    error ('sparse: dimension mismatch');
  end
  if any (i > m)
    error ('Octave:index-out-of-bounds', 'sparse: row index %d out of bound %d', max (i), m);
  end
  if any (j > n)
    error ('Octave:index-out-of-bounds', 'sparse: column index %d out of bound %d', max (j), n);
  end
  if islogical (v)
    s = false (m, n);
    s(i(v) + m * (j(v) - 1)) = true;
  elseif strcmpi (how, 'unique')
    s = zeros (m, n);
    s(i + m * (j - 1)) = v;
  elseif isempty (i)
    s = zeros (m, n);
  else
    s = accumarray ([i, j], double (v), [m, n]);
  end
end

%!assert (sparse ([1 2 2], [1 2 2], [5 6 7]), [5 0; 0 13])
%!assert (sparse (2, 3), zeros (2, 3))
%!assert (sparse ([1 1], [2 2], [3 4], 2, 2, 'unique'), [0 4; 0 0])
%!assert (sparse (1:3, 1:3, 1), eye (3))
%!error <out of bound> sparse (3, 1, 1, 2, 2)
