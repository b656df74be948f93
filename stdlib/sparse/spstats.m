function [count, average, spread] = spstats (s, j)
  % SPSTATS  Count, mean and variance of the elements of each column that are not zero.
  %   SPSTATS (X, J) has the values X, of which X(k) belongs to column J(k).
  %
  %   >> [n, m] = spstats (sparse ([1 0; 3 4])); full ([n; m])
  %   ans =
  %
  %      2   1
  %      2   4
  %
  %   See also: nnz, mean, var
  if nargin < 1
    print_usage ();
  end
  if nargin == 1
    n = columns (s);
    [~, j, s] = find (s);
  else
    n = max (j(:));
  end
  count = sparse (1, j, 1, 1, n);
  average = sparse (1, j, s, 1, n) ./ count;
  if nargout > 2
    away = s(:) - full (average)(j)(:);
    spread = sparse (1, j, away .* conj (away), 1, n) ./ max (count - 1, 1);
  end
end

%!test
%! [n, m, v] = spstats (sparse ([1 2; 0 3; 3 0]));
%! assert (full ([n; m; v]), [2 2; 2 2.5; 2 0.5]);
