function tau = kendall (x, y)
  % KENDALL  Kendall's rank correlation between the columns of X and Y.
  %
  %   >> kendall ((1:5)', [1 3 2 5 4]')
  %   ans = 0.6000
  %
  %   See also: spearman, corr, ranks
  if nargin < 1
    print_usage ();
  end
  if nargin == 1
    y = x;
  end
  if ~(isnumeric (x) || islogical (x)) || ~(isnumeric (y) || islogical (y))
    error ('kendall: X and Y must be numeric matrices or vectors');
  end
  if ndims (x) ~= 2 || ndims (y) ~= 2
    error ('kendall: X and Y must be 2-D matrices or vectors');
  end
  if isrow (x)
    x = x.';
  end
  if isrow (y)
    y = y.';
  end
  n = rows (x);
  if rows (y) ~= n
    error ('kendall: X and Y must have the same number of observations');
  end
  if isa (x, 'single') || isa (y, 'single')
    x = single (x);
    y = single (y);
  end
  % The correlation of the signs of all differences.
  [i, j] = find (tril (ones (n), -1));
  sx = sign (x(i, :) - x(j, :));
  sy = sign (y(i, :) - y(j, :));
  if nargin == 1 && isscalar (x)
    tau = ones (1, class (1 * x));
    return;
  end
  tau = 2 * (sx' * sy) / (n * (n - 1));
end

%!assert (kendall ((1:4)', (4:-1:1)'), -1)
