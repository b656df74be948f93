function [r, k] = rref (A, tol)
  % RREF  The reduced row echelon form, by Gauss-Jordan elimination with partial pivoting.
  %   R = RREF (A) or RREF (A, TOL): elements up to TOL count as zero.
  %   [R, K] = RREF (...): K holds the columns of the pivots, as many as the rank.
  %
  %   >> rref ([1 2 3; 2 4 7])
  %   ans =
  %
  %      1   2   0
  %      0   0   1
  %
  %   See also: rank, lu, mldivide
  if nargin < 1
    print_usage ();
  end
  if ndims (A) > 2
    error ('rref: A must be a 2-dimensional matrix');
  end
  [rows, cols] = size (A);
  if nargin < 2
    if isa (A, 'single')
      tol = eps ('single') * max (rows, cols) * norm (A, Inf);
    else
      tol = eps * max (rows, cols) * norm (A, Inf);
    end
  end
  used = zeros (1, cols);
  i = 1;
  for c = 1:cols
    [m, pivot] = max (abs (A(i:rows, c)));
    pivot = pivot + i - 1;
    if m <= tol
      A(i:rows, c) = zeros (rows - i + 1, 1);
    else
      used(c) = 1;
      A([pivot i], c:cols) = A([i pivot], c:cols);
      A(i, c:cols) = A(i, c:cols) / A(i, c);
      others = [1:(i - 1), (i + 1):rows];
      A(others, c:cols) = A(others, c:cols) - A(others, c) * A(i, c:cols);
      if i == rows
        break
      end
      i = i + 1;
    end
  end
  r = A;
  k = find (used);
end

%!assert (rref ([1 2; 3 4]), [1 0; 0 1], 4 * eps)
%!test
%! [r, k] = rref ([1 2 3; 2 4 7]);
%! assert (r, [1 2 0; 0 0 1], 4 * eps); assert (k, [1 3]);
