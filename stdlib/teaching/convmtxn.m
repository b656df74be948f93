function C = convmtxn (a, sizex, shape)
  % CONVMTXN  The matrix of a convolution, in any number of dimensions.
  %   C = CONVMTXN (A, SIZEX, SHAPE) is the matrix with C * X(:) = CONVN (X, A, SHAPE)(:) for each
  %   array X of size SIZEX. SHAPE is 'full' (as by default), 'same' or 'valid'.
  %
  %   Column k is the convolution of an array with a single 1, at place k: so the matrix shows where
  %   each entry of X goes, and its transpose where each entry of the result came from.
  %
  %   >> convmtxn ([1; 2; 3], [4 1], 'valid')
  %   ans =
  %
  %      3   2   1   0
  %      0   3   2   1
  %
  %   The transpose of 'valid' is 'full' with the kernel flipped (N11):
  %
  %   >> isequal (convmtxn ([1; 2; 3], [4 1], 'valid')', convmtxn ([3; 2; 1], [2 1], 'full'))
  %   ans = 1
  %
  %   Source: notes, N10 and N11.   See also: convmtx, convmtx2, linop, convn
  if nargin < 3
    shape = 'full';
  end
  if ~isnumeric (sizex) || numel (sizex) < 2 || any (sizex < 0 | sizex ~= fix (sizex))
    error ('Nabla:bad-argument', 'convmtxn: SIZEX should be a size, like [4 5]');
  end
  if ~ischar (shape) || ~any (strcmp (shape, {'full', 'same', 'valid'}))
    error ('Nabla:bad-argument', 'convmtxn: SHAPE is ''full'', ''same'' or ''valid''');
  end
  sizex = reshape (sizex, 1, []);
  nd = max (numel (sizex), ndims (a));
  sizex(end+1:nd) = 1;
  sizea = size (a);
  sizea(end+1:nd) = 1;
  % Place of the result, in the full convolution: from first + 1 on, as many as sizey says.
  switch shape
    case 'full'
      sizey = max (sizex + sizea - 1, 0);
      first = zeros (1, nd);
    case 'same'
      sizey = sizex;
      first = ceil ((sizea - 1) / 2);
    case 'valid'
      sizey = max (sizex - sizea + 1, 0);
      first = sizea - 1;
  end
  C = zeros (prod (sizey), prod (sizex), class (a));
  from = subscriptsof (sizex);
  for k = 1:numel (a)
    % y(i) takes a(k) * x(j) where i + first = j + k - 1, in each dimension.
    shift = subscripts (sizea, k) - 1 - first;
    inside = true (prod (sizex), 1);
    row = ones (prod (sizex), 1);
    stride = 1;
    for d = 1:nd
      i = from(:,d) + shift(d);
      inside = inside & i >= 1 & i <= sizey(d);
      row = row + (i - 1) * stride;
      stride = stride * sizey(d);
    end
    j = find (inside);
    C(row(j) + (j - 1) * size (C, 1)) = a(k);
  end
end

function s = subscriptsof (sz)
  s = cell (1, numel (sz));
  [s{:}] = ind2sub (sz, (1:prod (sz))');
  s = [s{:}];
end

function s = subscripts (sz, k)
  s = cell (1, numel (sz));
  [s{:}] = ind2sub (sz, k);
  s = [s{:}];
end

%!test % each shape, 1-D to 4-D, kernels of odd and even size
%! sizes = {[7 1], [1 6], [5 6], [4 5 3], [3 4 2 3]};
%! kernels = {[3 1], [1 2], [2 3], [2 3 2], [2 2 1 2]};
%! for k = 1:numel (sizes)
%!   for shape = {'full', 'same', 'valid'}
%!     x = rand (sizes{k}); a = rand (kernels{k});
%!     y = convn (x, a, shape{1});
%!     assert (convmtxn (a, sizes{k}, shape{1}) * x(:), y(:), 1e-14);
%!   end
%! end
%!test % N11, to the last bit: the transpose of valid is full with flipall, and the other way round
%! sizes = {[7 1], [5 6], [4 5 3]}; kernels = {[3 1], [2 3], [2 3 2]};
%! for k = 1:3
%!   a = rand (kernels{k}); n = sizes{k}; m = n; m(1:numel (kernels{k})) = n - kernels{k} + 1;
%!   assert (convmtxn (a, n, 'valid')', convmtxn (flipall (a), m, 'full'));
%!   assert (convmtxn (a, m, 'full')', convmtxn (flipall (a), n, 'valid'));
%! end
%!test % the transpose of 'same' with a kernel of odd size
%! a = rand (3, 5); assert (convmtxn (a, [6 7], 'same')', convmtxn (flipall (a), [6 7], 'same'));
%!test % the batch in the last dimension: one block for each example
%! a = rand (2); C = convmtxn (a, [3 3], 'valid');
%! assert (convmtxn (a, [3 3 2], 'valid'), blkdiag (C, C));
%!assert (convmtxn (1, [2 2]), eye (4))
%!assert (size (convmtxn (ones (3), [2 5], 'valid')), [0 10])
%!assert (class (convmtxn (single ([1 2]), [1 3])), 'single')
%!error <SHAPE is 'full', 'same' or 'valid'> convmtxn (1, [2 2], 'inner')
%!error <SIZEX should be a size> convmtxn (1, 2)
