function q = prctile (x, p, dim)
  % PRCTILE  Values below which given percentages of the data lie.
  %   Q = PRCTILE (X, P, DIM) is QUANTILE (X, P / 100, DIM); P is [0 25 50 75 100] if not given.
  %
  %   >> prctile ([1 2 3 4 5]', 50)
  %   ans = 3
  %
  %   See also: quantile, median
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('prctile: X must be a numeric vector or matrix');
  end
  if nargin < 2 || isempty (p)
    p = [0, 25, 50, 75, 100];
  end
  if ~(isnumeric (p) && isvector (p))
    error ('prctile: P must be a numeric vector');
  end
  if nargin < 3
    q = quantile (x, p / 100);
  else
    q = quantile (x, p / 100, dim);
  end
end

%!assert (prctile ([1 2 3 4 5]', [25; 50; 75]), [1.75; 3; 4.25])
