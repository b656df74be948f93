function [y, h] = mgorth (x, v)
  % MGORTH  The vector X made orthogonal to the orthonormal columns of V, by modified Gram-Schmidt.
  %   H are its parts along V and, last, what remains: X = [V Y] * H'.
  %
  %   >> [y, h] = mgorth ([3; 4], [1; 0])
  %   y =
  %
  %      0
  %      1
  %
  %   h =
  %
  %      3   4
  %
  %   See also: orth, qr
  if nargin ~= 2
    print_usage ();
  end
  if columns (x) ~= 1 || rows (x) ~= rows (v)
    error ('mgorth: V should be a matrix, and X a column vector with the same number of rows as V.');
  end
  k = columns (v);
  h = zeros (1, k + 1);
  y = x;
  for j = 1:k
    h(j) = v(:, j)' * y;
    y = y - h(j) * v(:, j);
  end
  h(k + 1) = norm (y);
  if h(k + 1) > 0
    y = y / h(k + 1);
  end
end

%!test
%! V = orth (magic (4)(:, 1:2));
%! [y, h] = mgorth ([1; 2; 3; 4], V);
%! assert ([V y] * h', [1; 2; 3; 4], 1e-13);
