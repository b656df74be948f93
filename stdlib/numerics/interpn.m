function vi = interpn (varargin)
  % INTERPN  Interpolation between the values of an N-d grid.
  %   VI = INTERPN (X1, X2, ..., V, Y1, Y2, ...), INTERPN (V, Y1, Y2, ...) with X = 1:n, or INTERPN (V, M):
  %   every interval halved M times. Then a METHOD, 'linear', 'nearest' or 'spline', and a value for what
  %   lies outside (NA). X1 belongs to the rows. Vectors Y of different orientation make a grid.
  %
  %   >> interpn ([1 2; 3 4], 1.5, [1 1.5 2])
  %   ans =
  %
  %      2.0000   2.5000   3.0000
  %
  %   See also: interp1, interp2, interp3, ndgrid
  if nargin < 1 || ~isnumeric (varargin{1})
    print_usage ();
  end
  method = 'linear';
  outside = [];
  args = varargin;
  if ischar (args{end})
    method = args{end};
    args(end) = [];
  elseif numel (args) > 1 && ischar (args{end - 1})
    outside = args{end};
    if ~(isnumeric (outside) && isscalar (outside))
      error ('interpn: EXTRAPVAL must be a numeric scalar');
    end
    method = args{end - 1};
    args(end - 1:end) = [];
  end
  method = validatestring (method, {'nearest', 'linear', 'pchip', 'cubic', 'spline'}, 'interpn');
  n = numel (args);
  if n <= 2 && (n == 1 || (isscalar (args{2}) && ~isvector (args{1})) || (isvector (args{1}) && n == 2 && isscalar (args{2})))
    % Halve the intervals.
    m = 1;
    if n == 2
      m = args{2};
      if ~(isnumeric (m) && isscalar (m) && m == fix (m))
        print_usage ();
      end
    end
    v = args{1};
    sz = size (v);
    nd = ndims (v);
    x = cell (1, nd);
    y = cell (1, nd);
    for k = 1:nd
      x{k} = 1:sz(k);
      y{k} = 1:2 ^ -m:sz(k);
    end
    [y{:}] = ndgrid (y{:});
  elseif ~isvector (args{1}) && n == ndims (args{1}) + 1
    v = args{1};
    nd = ndims (v);
    x = arrayfun (@(k) 1:k, size (v), 'UniformOutput', false);
    y = args(2:end);
  elseif mod (n, 2) == 1 && n == 2 * ndims (args{(n + 1) / 2}) + 1
    nd = (n - 1) / 2;
    v = args{nd + 1};
    x = args(1:nd);
    y = args(nd + 2:end);
    for k = 1:nd
      if ~isvector (x{k})
        place = repmat ({1}, 1, nd);
        place{k} = ':';
        x{k} = x{k}(place{:});
      end
    end
  else
    error ('interpn: wrong number or incorrectly formatted input arguments');
  end
  if isempty (outside)
    outside = NA;
  end
  % Vectors of different orientation, or different lengths, make a grid.
  if all (cellfun ('isvector', y)) && ~all (cellfun (@(t) size_equal (t, y{1}), y))
    [y{:}] = ndgrid (y{:});
  elseif ~all (cellfun (@(t) size_equal (t, y{1}), y))
    error ('interpn: dimensional mismatch between Y arguments');
  end
  for k = 1:nd
    x{k} = x{k}(:);
    if numel (x{k}) ~= size (v, k) && ~any (strcmp (method, {'pchip', 'cubic'})) && false
      error ('interpn: dimensional mismatch');
    end
  end
  switch method
    case {'linear', 'nearest'}
      vi = byweights (x, v, y, method, outside);
    case 'spline'
      vi = bysplines (x, v, y, nd);
      if nd > 1 && all (cellfun ('isvector', y)) && numel (y{1}) > 1
        % Single points, not a grid: those on its diagonal.
        k = cell (1, nd);
        [k{:}] = deal (1:numel (y{1}));
        vi = reshape (vi(sub2ind (size (vi), k{:})), size (y{1}));
      end
    case 'pchip'
      error ('interpn: pchip interpolation not yet implemented');
    case 'cubic'
      error ('interpn: cubic interpolation not yet implemented');
  end
end

function vi = byweights (x, v, y, method, outside)
  nd = numel (x);
  sz = size (v);
  step = [1, cumprod(sz(1:nd - 1))];
  base = ones (size (y{1}));
  weight = cell (1, nd);
  out = false (size (base));
  for k = 1:nd
    t = y{k};
    g = x{k};
    if numel (g) < 2
      out(:) = out | t ~= g(1);
      weight{k} = zeros (size (t));
      continue;
    end
    out = out | t < g(1) | t > g(end) | isnan (t);
    j = lookup (g, t, 'lr');
    w = (t - reshape (g(j), size (t))) ./ reshape (g(j + 1) - g(j), size (t));
    if strcmp (method, 'nearest')
      w = double (w >= 0.5);
    end
    base = base + (j - 1) * step(k);
    weight{k} = w;
  end
  base(out) = 1;
  vi = zeros (size (base), class (v));
  % The corners of the cell: bit k of the number says on which side of dimension k.
  for corner = 0:2 ^ nd - 1
    c = ones (size (base));
    place = base;
    for k = 1:nd
      if bitget (corner, k)
        c = c .* weight{k};
        place = place + step(k);
      else
        c = c .* (1 - weight{k});
      end
    end
    use = c ~= 0 & ~out;
    vi(use) = vi(use) + c(use) .* reshape (v(place(use)), size (vi(use)));
  end
  vi(out) = outside;
end

function vi = bysplines (x, v, y, nd)
  % Dimension by dimension; the places have to be a grid.
  vi = v;
  for k = 1:nd
    place = repmat ({1}, 1, nd);
    place{k} = ':';
    t = y{k};
    if ~isvector (t)
      t = t(place{:});
    end
    order = [k, 1:k - 1, k + 1:nd];
    w = permute (vi, order);
    rest = size (w)(2:end);
    w = spline (x{k}, reshape (w, size (w, 1), [])', t(:));
    if numel (t) == 1
      w = w(:);
    end
    vi = ipermute (reshape (reshape (w, [], numel (t)).', [numel(t), rest]), order);
  end
end

%!assert (interpn ([1 2; 3 4], 1.5, 1.5), 2.5)
%!assert (interpn (1:3, [1 2], [1 2; 3 4; 5 6], [1 3], [2 2]), [2 6])
%!assert (interpn ([1 2; 3 4]), [1 1.5 2; 2 2.5 3; 3 3.5 4])
