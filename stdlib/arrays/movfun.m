function y = movfun (f, x, wlen, varargin)
  % MOVFUN  A function of a window that slides along the data.
  %   Y = MOVFUN (F, X, WLEN): F takes a column. WLEN is the length of the window, or [before after] as
  %   numbers of neighbours. MOVFUN (..., NAME, VALUE): 'dim'; 'Endpoints' is 'shrink' (default: a
  %   shorter window at the ends), 'fill' (NaN), 'periodic', 'same', or a number.
  %
  %   >> movfun (@max, [1 3 2 5 4], 3)
  %   ans =
  %
  %      3   3   5   5   5
  %
  %   See also: movmean, movmedian, filter
  if nargin < 3
    print_usage ();
  end
  dim = find (size (x) > 1, 1);
  if isempty (dim)
    dim = 1;
  end
  ends = 'shrink';
  for k = 1:2:numel (varargin) - 1
    switch lower (varargin{k})
      case 'dim'
        dim = varargin{k + 1};
      case 'endpoints'
        ends = varargin{k + 1};
      case {'nancond', 'outdim', 'samplepoints'}
      otherwise
        error ('movfun: unknown option ''%s''', varargin{k});
    end
  end
  if ~(isnumeric (wlen) && numel (wlen) > 0 && numel (wlen) < 3 && all (wlen == fix (wlen)) ...
       && all (wlen >= 0))
    error ('Octave:invalid-input-arg', ...
           'movfun: WLEN must be a scalar or 2-element array of integers >= 0');
  end
  if isscalar (wlen)
    if wlen == 1
      error ('Octave:invalid-input-arg', 'movfun: WLEN must be > 1');
    end
    if mod (wlen, 2) == 1
      before = (wlen - 1) / 2;
      after = before;
    else
      before = wlen / 2;
      after = before - 1;
    end
  else
    before = wlen(1);
    after = wlen(2);
  end
  order = [dim, 1:dim - 1, dim + 1:ndims(x)];
  z = permute (double (x), order);
  shape = size (z);
  z = reshape (z, shape(1), []);
  n = shape(1);
  if before + after + 1 > n
    error ('Octave:invalid-input-arg', ...
           'movfun: window length WLEN (%d) must be shorter than length along DIM (%d)', ...
           max (wlen), n);
  end
  shrinks = ischar (ends) && strcmpi (ends, 'shrink');
  if shrinks
    wide = z;
  elseif ~ischar (ends)
    wide = [repmat(ends, before, size (z, 2)); z; repmat(ends, after, size (z, 2))];
  elseif strcmpi (ends, 'fill')
    wide = [NaN(before, size (z, 2)); z; NaN(after, size (z, 2))];
  elseif strcmpi (ends, 'periodic')
    wide = z(mod ((1 - before:n + after) - 1, n) + 1, :);
  elseif strcmpi (ends, 'same')
    wide = z(min (max (1 - before:n + after, 1), n), :);
  else
    error ('movfun: unknown "Endpoints" value ''%s''', ends);
  end
  y = [];
  for c = 1:size (z, 2)
    for k = 1:n
      if shrinks
        r = f (wide(max (k - before, 1):min (k + after, n), c));
      else
        r = f (wide(k:k + before + after, c));
      end
      if isempty (y)
        y = zeros (n, numel (r), size (z, 2));
      end
      y(k, :, c) = r;
    end
  end
  if size (y, 2) == 1
    y = ipermute (reshape (y, shape), order);
  else
    y = reshape (y, n, []);
  end
end

%!assert (movfun (@mean, 1:5, 3), [1.5 2 3 4 4.5])
%!assert (movfun (@mean, 1:5, 3, 'Endpoints', 'fill'), [NaN 2 3 4 NaN])
%!assert (movfun (@sum, [1 2; 3 4; 5 6], 3), [4 6; 9 12; 8 10])
