function a = col2im (b, block, shape, how)
  % COL2IM  A matrix out of columns that are its blocks.
  %   A = COL2IM (B, [M N], [R C], 'distinct') undoes IM2COL (A, [M N], 'distinct') for an R x C matrix. With
  %   'sliding' (default) B is one row of values, one for each place of the window.
  %
  %   >> col2im ([1 3; 2 4], [1 2], [1 4], 'distinct')
  %   ans =
  %
  %      1   2   3   4
  %
  %   See also: im2col
  if nargin < 3
    print_usage ();
  end
  if nargin < 4
    how = 'sliding';
  end
  m = block(1);
  n = block(2);
  switch how
    case 'sliding'
      a = reshape (b, shape(1) - m + 1, shape(2) - n + 1);
    case 'distinct'
      r = ceil (shape(1) / m);
      c = ceil (shape(2) / n);
      a = reshape (permute (reshape (b, m, n, r, c), [1 3 2 4]), m * r, n * c);
      a = a(1:shape(1), 1:shape(2));
    otherwise
      error ('col2im: invalid BLOCK_TYPE');
  end
end

%!test
%! a = magic (4);
%! assert (col2im (im2col (a, [2 2], 'distinct'), [2 2], [4 4], 'distinct'), a);
%!assert (col2im (1:4, [2 2], [3 3]), [1 3; 2 4])
