function C = convmtx2 (a, varargin)
  % CONVMTX2  The matrix of a convolution with a matrix.
  %   C = CONVMTX2 (A, M, N) or CONVMTX2 (A, [M N]) is the matrix with C * X(:) =
  %   CONV2 (X, A)(:) for matrices X of size M x N. CONVMTX2 (..., SHAPE) takes 'full' (as by
  %   default), 'same' or 'valid'.
  %
  %   >> convmtx2 ([1 2; 3 4], [2 3], 'valid')
  %   ans =
  %
  %      4   2   3   1   0   0
  %      0   0   4   2   3   1
  %
  %   Source: notes, N10 and N11.   See also: convmtx, convmtxn, conv2
  shape = 'full';
  if nargin > 1 && ischar (varargin{end})
    shape = varargin{end};
    varargin(end) = [];
  end
  sizex = [varargin{:}];
  if ~ismatrix (a) || numel (sizex) ~= 2
    error ('Nabla:bad-argument', 'convmtx2: needs a matrix, and a size of two numbers');
  end
  C = convmtxn (a, sizex, shape);
end

%!test
%! a = rand (3, 2); x = rand (4, 5);
%! y = conv2 (x, a); assert (convmtx2 (a, 4, 5) * x(:), y(:), 1e-14);
%! y = conv2 (x, a, 'same'); assert (convmtx2 (a, [4 5], 'same') * x(:), y(:), 1e-14);
%!error <a size of two numbers> convmtx2 (ones (2), 3)
