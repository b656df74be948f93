function yi = griddatan (x, y, xi, method, options)
  % GRIDDATAN  Values Y at the points that are the rows of X, interpolated to the rows of XI.
  %   METHOD is 'linear' (over Delaunay's simplices, NaN outside of them) or 'nearest'.
  %
  %   >> griddatan ([0 0; 1 0; 0 1; 1 1], [1; 2; 3; 4], [0.25 0.5])
  %   ans = 2.2500
  %
  %   See also: griddata, delaunayn
  if nargin < 3
    print_usage ();
  end
  if nargin < 4
    method = 'linear';
  end
  if ~isnumeric (x) || ~isnumeric (xi)
    error ('griddatan: X and XI must be numeric arrays');
  elseif ~ischar (method)
    error ('griddatan: METHOD must be a string');
  elseif nargin > 4 && ~(isempty (options) || ischar (options) || iscellstr (options))
    error ('griddatan: OPTIONS must be a string, or cell array of strings');
  end
  [m, n] = size (x);
  if m < n + 1
    error ('griddatan: number of points in X (rows of X) must be greater than dimension of data + 1 (columns of X + 1)');
  elseif ~isvector (y) || numel (y) ~= m
    error ('griddatan: Y must be a vector with the same number of points as X');
  elseif columns (xi) ~= n
    error ('griddatan: dimension of query data XI (columns) must match X');
  end
  y = y(:);
  switch tolower (method)
    case 'nearest'
      yi = y(dsearchn (x, xi));
    case 'linear'
      tri = delaunayn (x);
      [idx, p] = tsearchn (x, tri, xi);
      yi = NaN (rows (xi), 1);
      in = ~isnan (idx);
      yi(in) = sum (reshape (y(tri(idx(in), :)), sum (in), n + 1) .* p(in, :), 2);
    otherwise
      if strcmpi (method, 'v4')
        error ('griddatan: "v4" METHOD is available for 2-D inputs by griddata');
      end
      error ('griddatan: unknown interpolation METHOD: "%s"', method);
  end
end

%!assert (griddatan ([0 0; 1 0; 0 1; 1 1], [0; 1; 2; 3], [0.3 0.4]), 1.1, 4 * eps)
