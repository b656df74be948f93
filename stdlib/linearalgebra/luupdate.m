function [L, U, P] = luupdate (L, U, varargin)
  % LUUPDATE  The LU decomposition of L * U + x * y.', without exchanges; with P those of P' * L * U + x * y.'.
  %   [L, U] = LUUPDATE (L, U, X, Y), [L, U, P] = LUUPDATE (L, U, P, X, Y).
  %
  %   >> [L, U] = luupdate (eye (2), eye (2), [1; 2], [1; 2])
  %   L =
  %
  %      1   0
  %      1   1
  %
  %   U =
  %
  %      2   2
  %      0   3
  %
  %   See also: lu, cholupdate, qrupdate
  if nargin ~= 4 && nargin ~= 5
    print_usage ();
  end
  x = varargin{end - 1};
  y = varargin{end};
  if ~(isnumeric (L) && isnumeric (U) && isnumeric (x) && isnumeric (y))
    error ('luupdate: L, U, X, and Y must be numeric');
  end
  if columns (L) ~= rows (U) || rows (x) ~= rows (L) || rows (y) ~= columns (U) ...
     || columns (x) ~= columns (y)
    error ('luupdate: dimensions mismatch');
  end
  if nargin == 5
    P = varargin{1};
    [L, U, P] = lu (P' * L * U + x * y.');
    return;
  end
  A = L * U + x * y.';
  [m, n] = size (A);
  k = min (m, n);
  for j = 1:k
    A(j+1:m, j) = A(j+1:m, j) / A(j, j);
    A(j+1:m, j+1:n) = A(j+1:m, j+1:n) - A(j+1:m, j) * A(j, j+1:n);
  end
  L = tril (A(:, 1:k), -1) + eye (m, k);
  U = triu (A(1:k, :));
end

%!test
%! [L, U, P] = lu (magic (4));
%! [L, U, P] = luupdate (L, U, P, (1:4)', ones (4, 1));
%! assert (P' * L * U, magic (4) + (1:4)', 1e-13);
