function rho = spearman (x, y)
  % SPEARMAN  Spearman's rank correlation between the columns of X and Y: the correlation of the ranks.
  %
  %   >> spearman ((1:5)', [1 3 2 5 4]')
  %   ans = 0.8000
  %
  %   See also: kendall, corr, ranks
  if nargin < 1
    print_usage ();
  end
  if nargin == 1
    y = x;
  end
  if ~(isnumeric (x) || islogical (x)) || ~(isnumeric (y) || islogical (y))
    error ('spearman: X and Y must be numeric matrices or vectors');
  end
  if ndims (x) ~= 2 || ndims (y) ~= 2
    error ('spearman: X and Y must be 2-D matrices or vectors');
  end
  if isrow (x)
    x = x.';
  end
  if isrow (y)
    y = y.';
  end
  if rows (x) ~= rows (y)
    error ('spearman: X and Y must have the same number of observations');
  end
  rho = corr (ranks (x, 1), ranks (y, 1));
  if isa (x, 'single') || isa (y, 'single')
    rho = single (rho);
  end
  rho = max (min (rho, 1), -1);
end

%!assert (spearman ((1:4)', (4:-1:1)'), -1)
