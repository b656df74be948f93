function q = quantile (x, p, dim, method)
  % QUANTILE  Values below which given parts of the data lie.
  %   Q = QUANTILE (X, P, DIM, METHOD) along a dimension (the first that is longer than one); P is
  %   [0 0.25 0.5 0.75 1] if not given. METHOD 1 to 9 are those of Hyndman and Fan, American
  %   Statistician 50, 1996; 5 is used if none is given.
  %
  %   >> quantile ([1 2 3 4 5]', [0.25 0.5])
  %   ans =
  %
  %      1.7500   3.0000
  %
  %   See also: prctile, median, iqr
  if nargin < 1
    print_usage ();
  end
  if nargin < 2 || isempty (p)
    p = [0, 0.25, 0.5, 0.75, 1];
  end
  if ~(isnumeric (x) || islogical (x)) || isempty (x)
    error ('quantile: X must be a non-empty numeric vector or matrix');
  end
  if ~(isnumeric (p) && isvector (p))
    error ('quantile: P must be a numeric vector');
  end
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('quantile: DIM must be a positive integer');
  end
  if nargin < 4
    method = 5;
  end
  if ~isfloat (x)
    x = double (x);
  end
  order = [dim, 1:dim - 1, dim + 1:max(ndims (x), dim)];
  y = permute (x, order);
  shape = size (y);
  y = sort (reshape (y, shape(1), []), 1);
  n = sum (~isnan (y), 1);
  v = zeros (numel (p), size (y, 2), class (x));
  for c = 1:size (y, 2)
    v(:, c) = one (y(1:n(c), c), p(:), n(c), method);
  end
  v = reshape (v, [numel(p), shape(2:end)]);
  q = ipermute (v, order);
  if isvector (q) && ~isscalar (x) && ~isscalar (p)
    if isrow (p)
      q = reshape (q, 1, []);
    else
      q = q(:);
    end
  end
end

function v = one (x, p, n, method)
  % Sorted data without NaN.
  if n == 0
    v = NaN (numel (p), 1);
    return;
  end
  switch method
    case 1
      k = ceil (n * p);
      v = x(min (max (k, 1), n));
    case 2
      t = n * p;
      low = min (max (ceil (t), 1), n);
      high = min (max (floor (t + 1), 1), n);
      v = (x(low) + x(high)) / 2;
    case 3
      k = round (n * p);
      t = n * p;
      half = abs (t - fix (t)) == 0.5;
      k(half) = 2 * round (t(half) / 2);
      v = x(min (max (k, 1), n));
    otherwise
      switch method
        case 4
          t = n * p;
        case 5
          t = n * p + 0.5;
        case 6
          t = (n + 1) * p;
        case 7
          t = (n - 1) * p + 1;
        case 8
          t = (n + 1 / 3) * p + 1 / 3;
        case 9
          t = (n + 0.25) * p + 0.375;
        otherwise
          error ('quantile: Unknown METHOD, ''%d''', method);
      end
      k = min (max (floor (t), 1), max (n - 1, 1));
      t = min (max (t, 1), n) - k;
      next = min (k + 1, n);
      v = (1 - t) .* x(k) + t .* x(next);
  end
  v(p < 0) = -Inf;
  v(p > 1) = Inf;
end

%!assert (quantile ([1 2 3 4 5]', 0.5), 3)
%!assert (quantile ([1 2 3 4 5]', [0.25; 0.75], 1, 7), [2; 4])
%!assert (quantile ([1 2; 3 4; 5 6], 0.5, 1), [3 4])
%!assert (quantile ([1 2 NaN 4]', 0.5), 2)
