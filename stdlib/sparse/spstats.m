function [count, average, spread] = spstats (s, j)
  % SPSTATS  Count, mean and variance of the elements of each column that are not zero.
  %   With J the mean is J (or, of a handle, what it makes of the elements).
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
  [rows, columns] = size (s);
  [i, j0, v] = find (s);
  count = sum (spones (s), 1);
  if nargin == 1
    average = sum (s, 1) ./ count;
  else
    average = feval (j, s);
  end
  if nargout > 2
    away = v(:) - full (average)(j0)(:);
    spread = sum (sparse (i, j0, away .* conj (away), rows, columns), 1) ./ max (count - 1, 1);
  end
end

%!test
%! [n, m, v] = spstats (sparse ([1 2; 0 3; 3 0]));
%! assert (full ([n; m; v]), [2 2; 2 2.5; 2 0.5]);
