function b = im2col (a, block, how, varargin)
  % IM2COL  The blocks of a matrix as columns.
  %   B = IM2COL (A, [M N]) or IM2COL (A, [M N], 'sliding') has a column for every place of an M x N
  %   window; IM2COL (A, [M N], 'distinct') for every M x N tile, filled up with zeros.
  %
  %   >> im2col ([1 2 3; 4 5 6], [2 2])
  %   ans =
  %
  %      1   2
  %      4   5
  %      2   3
  %      5   6
  %
  %   See also: col2im, conv2
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    how = 'sliding';
  end
  m = block(1);
  n = block(2);
  switch how
    case 'sliding'
      r = size (a, 1) - m + 1;
      c = size (a, 2) - n + 1;
      if r < 1 || c < 1
        b = zeros (m * n, 0);
        return;
      end
      [i, j] = ndgrid (0:m - 1, 0:n - 1);
      [k, l] = ndgrid (1:r, 1:c);
      at = (i(:) + k(:)') + size (a, 1) * (j(:) + l(:)' - 1);
      b = reshape (a(at), m * n, r * c);
    case 'distinct'
      r = ceil (size (a, 1) / m);
      c = ceil (size (a, 2) / n);
      full_ = zeros (r * m, c * n, class (a));
      full_(1:size (a, 1), 1:size (a, 2)) = a;
      b = reshape (permute (reshape (full_, m, r, n, c), [1 3 2 4]), m * n, r * c);
    otherwise
      error ('im2col: invalid BLOCK_TYPE');
  end
end

%!assert (im2col (magic (3), [3 3]), reshape (magic (3), 9, 1))
%!assert (im2col ([1 2 3 4], [1 2], 'distinct'), [1 3; 2 4])
