function y = iqr (x, dim)
  % IQR  Distance between the quarters: where the middle half of the data lies.
  %   Y = IQR (X), IQR (X, DIM) or IQR (X, 'all').
  %
  %   >> iqr (1:10)
  %   ans = 5
  %
  %   See also: range, quantile, mad, std
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('iqr: X must be a numeric vector or matrix');
  end
  if nargin < 2
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ischar (dim) && strcmpi (dim, 'all')
    x = x(:);
    dim = 1;
  elseif ~(isnumeric (dim) && isvector (dim) && all (dim == fix (dim)) && all (dim > 0) ...
           && all (isfinite (dim)))
    error ('iqr: DIM must be a positive integer scalar, vector, or "all"');
  elseif ~isscalar (dim)
    if numel (unique (dim)) < numel (dim)
      error ('iqr: vector DIM must contain non-repeating positive integers');
    end
    % The dimensions of the list become one, which comes first.
    n = max (ndims (x), max (dim));
    shape = size (x);
    shape(end + 1:n) = 1;
    others = setdiff (1:n, dim);
    y = reshape (permute (x, [dim(:)', others]), [prod(shape(dim)), shape(others), 1]);
    shape(dim) = 1;
    y = reshape (iqr (y, 1), shape);
    return;
  end
  y = quantile (x, 0.75, dim) - quantile (x, 0.25, dim);
end

%!assert (iqr ([1 2; 3 4; 5 9]), [3 5.25], 1e-14)
