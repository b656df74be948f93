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
  y = zeros (size (z));
  for c = 1:size (z, 2)
    v = z(:, c);
    if ischar (ends) && any (strcmpi (ends, {'periodic', 'same'}))
      if strcmpi (ends, 'periodic')
        wide = v(mod ((1 - before:n + after) - 1, n) + 1);
      else
        wide = v(min (max (1 - before:n + after, 1), n));
      end
      for k = 1:n
        y(k, c) = f (wide(k:k + before + after));
      end
    elseif ischar (ends) && strcmpi (ends, 'shrink')
      for k = 1:n
        y(k, c) = f (v(max (k - before, 1):min (k + after, n)));
      end
    else
      fill = NaN;
      if ~ischar (ends)
        fill = ends;
      end
      for k = 1:n
        if k > before && k + after <= n
          y(k, c) = f (v(k - before:k + after));
        else
          y(k, c) = fill;
        end
      end
    end
  end
  y = ipermute (reshape (y, shape), order);
end

%!assert (movfun (@mean, 1:5, 3), [1.5 2 3 4 4.5])
%!assert (movfun (@mean, 1:5, 3, 'Endpoints', 'fill'), [NaN 2 3 4 NaN])
%!assert (movfun (@sum, [1 2; 3 4; 5 6], 3), [4 6; 9 12; 8 10])
