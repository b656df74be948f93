function zi = interp2 (varargin)
  % INTERP2  Values between the points of a table with two directions.
  %   ZI = INTERP2 (X, Y, Z, XI, YI): Z(i, j) belongs to X(j) and Y(i). INTERP2 (Z, XI, YI) takes 1:n
  %   and 1:m. INTERP2 (Z, N) halves the distances N times. INTERP2 (..., METHOD): 'linear'
  %   (default), 'nearest', 'cubic', 'spline'; INTERP2 (..., METHOD, VALUE) has VALUE outside, NA
  %   if not given. XI as a row with YI as a column means the grid of both.
  %
  %   >> interp2 ([1 2; 3 4], 1.5, 1.5)
  %   ans = 2.5000
  %
  %   See also: interp1, meshgrid
  args = varargin;
  method = 'linear';
  outside = NA;
  given = [];
  k = find (cellfun (@ischar, args), 1);
  if ~isempty (k)
    method = lower (args{k});
    if numel (args) > k
      outside = args{k + 1};
      given = outside;
    end
    args = args(1:k - 1);
  elseif numel (args) == 4 || numel (args) == 6
    outside = args{end};
    given = outside;
    args(end) = [];
  end
  switch numel (args)
    case {1, 2}
      z = args{1};
      n = 1;
      if numel (args) == 2
        n = args{2};
        if ~(isscalar (n) && n >= 0 && n == fix (n))
          error ('interp2: N must be an integer >= 0 or NULL');
        end
      end
      x = 1:size (z, 2);
      y = 1:size (z, 1);
      xi = linspace (1, size (z, 2), 2 ^ n * (size (z, 2) - 1) + 1);
      yi = linspace (1, size (z, 1), 2 ^ n * (size (z, 1) - 1) + 1)';
    case 3
      [z, xi, yi] = args{:};
      x = 1:size (z, 2);
      y = 1:size (z, 1);
    case 5
      [x, y, z, xi, yi] = args{:};
    otherwise
      print_usage ();
  end
  if ~isempty (method) && method(1) == '*'
    warning ('interp2: ignoring unsupported ''*'' flag to METHOD');
    method(1) = [];
  end
  if ndims (z) ~= 2 || isempty (z) || ~isnumeric (z)
    error ('interp2: Z must be a 2-D matrix');
  end
  if ~(isnumeric (x) && isnumeric (y))
    error ('interp2: X, Y must be numeric matrices');
  end
  if ~(isnumeric (xi) && isnumeric (yi))
    error ('interp2: XI, YI must be numeric');
  end
  if ~(isempty (outside) || isnumeric (outside) && isscalar (outside))
    error ('interp2: EXTRAP must be a numeric scalar');
  end
  if ~isvector (x) && ~isequal (size (x), size (y))
    error ('interp2: X and Y must be matrices of equal size');
  end
  if ~isvector (x)
    x = x(1, :);
  end
  if ~isvector (y)
    y = y(:, 1);
  end
  x = x(:);
  y = y(:);
  if numel (x) ~= size (z, 2) || numel (y) ~= size (z, 1)
    error ('interp2: X and Y size must match the dimensions of Z');
  end
  if any (diff (x) < 0)
    [x, order] = sort (x);
    z = z(:, order);
  end
  if any (diff (y) < 0)
    [y, order] = sort (y);
    z = z(order, :);
  end
  if isvector (xi) && isvector (yi) && ~isequal (size (xi), size (yi))
    [xi, yi] = meshgrid (xi, yi);
  elseif ~isequal (size (xi), size (yi))
    error ('interp2: XI and YI must be matrices of equal size');
  end
  shape = size (xi);
  u = xi(:);
  v = yi(:);
  nx = numel (x);
  ny = numel (y);
  switch method
    case 'linear'
      j = min (max (lookup (x, u), 1), nx - 1);
      i = min (max (lookup (y, v), 1), ny - 1);
      s = (u - x(j)) ./ (x(j + 1) - x(j));
      t = (v - y(i)) ./ (y(i + 1) - y(i));
      at = i + ny * (j - 1);
      a = z(at);
      b = z(at + ny) - a;
      c = z(at + 1) - a;
      d = z(at + ny + 1) - a - b - c;
      w = a + b .* s + c .* t + d .* s .* t;
    case 'nearest'
      j = lookup (0.5 * (x(1:nx - 1) + x(2:nx)), u) + 1;
      i = lookup (0.5 * (y(1:ny - 1) + y(2:ny)), v) + 1;
      w = z(i + ny * (j - 1));
    case {'cubic', 'pchip', 'spline'}
      % First along the columns of Z to all rows wanted, then along these.
      if strcmp (method, 'spline')
        f = @spline;
      else
        f = @pchip;
      end
      [rows_, ~, back] = unique (v);
      middle = zeros (numel (rows_), nx);
      for j = 1:nx
        middle(:, j) = f (y, z(:, j), rows_);
      end
      w = zeros (numel (u), 1);
      for i = 1:numel (rows_)
        hit = back == i;
        w(hit) = f (x, middle(i, :)', u(hit));
      end
    otherwise
      error ('interp2: unrecognized interpolation METHOD ''%s''', method);
  end
  if isempty (given) && strcmp (method, 'spline')
    zi = reshape (w, shape);
    return;
  end
  out = ~(u >= x(1) & u <= x(nx) & v >= y(1) & v <= y(ny));
  w(out) = outside;
  zi = reshape (w, shape);
end

%!assert (interp2 ([1 2; 3 4], [1 1.5 2], [1; 2]), [1 1.5 2; 3 3.5 4])
%!assert (interp2 ([1 2; 3 4], 1), [1 1.5 2; 2 2.5 3; 3 3.5 4])
%!assert (isna (interp2 ([1 2; 3 4], 3, 1)))
%!assert (interp2 (1:2, 1:2, [1 2; 3 4], 1.6, 1.2, 'nearest'), 2)
