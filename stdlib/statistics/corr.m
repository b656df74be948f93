function r = corr (x, y)
  % CORR  Coefficients of correlation of the columns of data.
  %   R = CORR (X) of the columns of X with each other, CORR (X, Y) with those of Y.
  %
  %   >> corr ([1 2 3]', [1 2 4]')
  %   ans = 0.9820
  %
  %   See also: corrcoef, cov
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    y = x;
  end
  if ~(isnumeric (x) || islogical (x)) || ~(isnumeric (y) || islogical (y))
    error ('cov: X and Y must be numeric matrices or vectors');
  end
  if isscalar (x)
    r = 1;
    if isnan (x)
      r = NaN;
    end
    return;
  end
  if nargin < 2
    c = cov (x);
    s = std (x)';
    t = s;
  else
    c = cov (x, y);
    s = std (x)';
    t = std (y)';
  end
  r = c ./ (s * t');
end

%!assert (corr ([1 2 3]', [2 4 6]'), 1, 1e-15)
%!assert (size (corr (rand (5, 2), rand (5, 3))), [2 3])
