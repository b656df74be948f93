function [r, p, low, high] = corrcoef (x, varargin)
  % CORRCOEF  Matrix of coefficients of correlation.
  %   R = CORRCOEF (X) of the columns of X; CORRCOEF (X, Y) of two vectors is 2 x 2. [R, P, LOW, HIGH]
  %   also has the probabilities of a larger one by chance, and the borders of the confidence interval
  %   to CORRCOEF (..., 'alpha', 0.05). 'rows' may be 'complete' or 'pairwise' to leave out NaN.
  %
  %   >> corrcoef ([1 2 3], [1 2 4])
  %   ans =
  %
  %      1.0000   0.9820
  %      0.9820   1.0000
  %
  %   See also: corr, cov
  if nargin < 1
    print_usage ();
  end
  alpha = 0.05;
  use = 'all';
  y = [];
  args = varargin;
  if ~isempty (args) && ~ischar (args{1})
    y = args{1};
    args(1) = [];
  end
  if mod (numel (args), 2) ~= 0
    error ('corrcoef: parameter "%s" missing value', args{end});
  end
  for k = 1:2:numel (args)
    switch lower (args{k})
      case 'alpha'
        alpha = args{k + 1};
        if ~(isscalar (alpha) && alpha >= 0 && alpha <= 1)
          error ('corrcoef: "alpha" must be a scalar between 0 and 1');
        end
      case 'rows'
        use = lower (args{k + 1});
        if ~any (strcmp (use, {'all', 'complete', 'pairwise'}))
          error ('corrcoef: "rows" must be "all", "complete", or "pairwise"');
        end
      otherwise
        error ('corrcoef: Unknown option "%s"', args{k});
    end
  end
  if ~isempty (y)
    if numel (x) ~= numel (y)
      error ('corrcoef: X and Y must be the same size');
    end
    x = [x(:), y(:)];
  end
  if isempty (x) || isscalar (x)
    r = NaN;
    p = NaN;
    low = NaN;
    high = NaN;
    return;
  end
  if isrow (x)
    x = x(:);
    if any (isnan (x))
      r = NaN;
      return;
    end
  end
  if strcmp (use, 'complete')
    x(any (isnan (x), 2), :) = [];
  end
  m = size (x, 2);
  r = eye (m);
  n = repmat (size (x, 1), m, m);
  for i = 1:m
    for j = i + 1:m
      a = x(:, i);
      b = x(:, j);
      if strcmp (use, 'pairwise')
        good = ~(isnan (a) | isnan (b));
        a = a(good);
        b = b(good);
        n(i, j) = numel (a);
        n(j, i) = n(i, j);
      end
      r(i, j) = corr (a, b);
      r(j, i) = r(i, j);
    end
  end
  r(logical (eye (m))) = 1;
  if nargout > 1
    t = r .* sqrt ((n - 2) ./ (1 - r .^ 2));
    v = n - 2;
    p = betainc (v ./ (v + t .^ 2), v / 2, 0.5);
    p(logical (eye (m))) = 1;
    z = atanh (r);
    width = sqrt (2) * erfinv (1 - alpha) ./ sqrt (n - 3);
    low = tanh (z - width);
    high = tanh (z + width);
    low(logical (eye (m))) = 1;
    high(logical (eye (m))) = 1;
  end
end

%!assert (corrcoef ([1 2 3], [2 4 6]), ones (2), 1e-15)
%!assert (corrcoef (5), NaN)
