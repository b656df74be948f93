function vi = interp3 (varargin)
  % INTERP3  Interpolation between the values of a grid in space.
  %   VI = INTERP3 (X, Y, Z, V, XI, YI, ZI), INTERP3 (V, XI, YI, ZI) with the indices as coordinates, or
  %   INTERP3 (V, M): every interval halved M times. X belongs to the columns, as in MESHGRID. Then a METHOD
  %   ('linear', 'nearest', 'spline') and a value for what lies outside (NA).
  %
  %   >> v = reshape (1:8, 2, 2, 2);
  %   >> interp3 (v, 1.5, 1, 1)
  %   ans = 2
  %
  %   See also: interp2, interpn, meshgrid
  narginchk (1, Inf);
  args = varargin;
  method = 'linear';
  outside = [];
  if ischar (args{end})
    method = args{end};
    args(end) = [];
  elseif numel (args) > 1 && ischar (args{end - 1})
    outside = args{end};
    if ~(isnumeric (outside) && isscalar (outside))
      error ('interp3: EXTRAPVAL must be a numeric scalar');
    end
    method = args{end - 1};
    args(end - 1:end) = [];
  end
  method = validatestring (method, {'nearest', 'linear', 'cubic', 'spline'});
  tail = {method};
  if ~isempty (outside)
    tail{end + 1} = outside;
  end
  n = numel (args);
  if n < 3
    v = args{1};
    if ndims (v) ~= 3
      error ('interp3: V must be a 3-D array of values');
    end
    vi = interpn (args{:}, tail{:});
    return;
  elseif n == 4 && ndims (args{1}) == 3
    v = args{1};
    x = {1:size(v, 2), 1:size(v, 1), 1:size(v, 3)};
    p = args(2:4);
  elseif n == 7 && ndims (args{4}) == 3
    v = args{4};
    x = args(1:3);
    p = args(5:7);
  else
    error ('interp3: wrong number or incorrectly formatted input arguments');
  end
  for k = 1:3
    if ~isvector (x{k})
      place = {1, 1, 1};
      place{[2 1 3](k)} = ':';
      x{k} = x{k}(place{:})(:);
    end
    if numel (x{k}) ~= size (v, [2 1 3](k))
      error ('interp3: size of X, Y, and Z must match the dimensions of V');
    end
  end
  if all (cellfun ('isvector', p)) && ~all (cellfun (@(t) size_equal (t, p{1}), p))
    [p{:}] = meshgrid (p{:});
  elseif ~all (cellfun (@(t) size_equal (t, p{1}), p))
    error ('interp3: size of XI, YI, and ZI must be equal');
  end
  vi = interpn (x{2}, x{1}, x{3}, v, p{2}, p{1}, p{3}, tail{:});
end

%!assert (interp3 (reshape (1:8, 2, 2, 2), 1.5, 1.5, 1.5), 4.5)
