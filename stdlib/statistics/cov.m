function c = cov (x, y, opt)
  % COV  Covariances of the columns of data.
  %   C = COV (X): rows are observations; C(i, j) belongs to columns i and j. COV (X, Y) pairs the
  %   columns of X with those of Y. COV (..., 1) divides by N in place of N - 1.
  %
  %   >> cov ([1 2; 3 4; 5 9])
  %   ans =
  %
  %       4    7
  %       7   13
  %
  %   See also: var, corr, corrcoef
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    y = [];
  end
  if nargin < 3
    opt = 0;
  end
  if ~(isnumeric (x) || islogical (x)) || ~(isnumeric (y) || islogical (y))
    error ('cov: X and Y must be numeric matrices or vectors');
  end
  if ndims (x) ~= 2 || ndims (y) ~= 2
    error ('cov: X and Y must be 2-D matrices or vectors');
  end
  if nargin == 2 && isscalar (y)
    opt = y;
    y = [];
  end
  if opt ~= 0 && opt ~= 1
    error ('cov: normalization OPT must be 0 or 1');
  end
  if isempty (x)
    c = x;
    return;
  end
  if isrow (x)
    x = x.';
  end
  n = size (x, 1);
  if isempty (y)
    x = center (x, 1);
    y = x;
  else
    if isrow (y)
      y = y.';
    end
    if size (y, 1) ~= n
      error ('cov: X and Y must have the same number of observations');
    end
    x = center (x, 1);
    y = center (y, 1);
  end
  c = x' * y / max (n - 1 + opt, 1);
end

%!assert (cov ([1 2 3], [1 2 4]), 1.5)
%!assert (cov ([1 2; 3 4], 1), [1 1; 1 1])
%!error <number of observations> cov ([1 2 3], [1 2])
