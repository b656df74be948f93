function q = integral3 (f, xa, xb, ya, yb, za, zb, varargin)
  % INTEGRAL3  The integral of F (X, Y, Z) over a part of space.
  %   YA and YB are numbers or functions of X, ZA and ZB numbers or functions of X and Y. Options, in pairs:
  %   'AbsTol' (1e-10), 'RelTol' (1e-6), 'Vectorized' (true), 'Method' ('tiled', 'iterated' or 'auto', which
  %   is iterated if a limit is infinite).
  %
  %   >> integral3 (@(x, y, z) x + y + z, 0, 1, 0, 1, 0, 1)
  %   ans = 1.5000
  %
  %   See also: integral, integral2, quad2d, triplequad
  if nargin < 7 || mod (nargin, 2) == 0
    print_usage ();
  end
  if ~isa (f, 'function_handle') || ~(isnumeric (xa) && isreal (xa) && isscalar (xa)) ...
     || ~(isnumeric (xb) && isreal (xb) && isscalar (xb))
    print_usage ();
  end
  limits = {ya, yb, za, zb};
  names = {'YA', 'YB', 'ZA', 'ZB'};
  for k = 1:4
    if ~isa (limits{k}, 'function_handle')
      if iscell (limits{k})
        error ('isinf: not defined for cell');
      elseif ~(isreal (limits{k}) && isscalar (limits{k}))
        error ('integral3: %s must be a real scalar or a function', names{k});
      end
    end
  end
  abstol = 1e-10;
  reltol = 1e-6;
  vectorized = true;
  method = 'auto';
  for k = 1:2:numel (varargin)
    name = varargin{k};
    value = varargin{k + 1};
    if ~ischar (name)
      error ('integral3: property PROP must be a string');
    end
    switch tolower (name)
      case 'abstol'
        if ~(isnumeric (value) && isscalar (value) && value >= 0)
          error ('integral3: AbsTol value must be a numeric scalar >= 0');
        end
        abstol = value;
      case 'reltol'
        if ~(isnumeric (value) && isscalar (value) && value >= 0)
          error ('integral3: RelTol value must be a numeric scalar >= 0');
        end
        reltol = value;
      case 'vectorized'
        if iscell (value) || ~(isscalar (value) && isreal (value))
          error ('integral3: Vectorized must be a logical value');
        end
        vectorized = value;
      case 'method'
        if ~ischar (value)
          value = '';
        end
        method = tolower (value);
        if ~any (strcmp (method, {'tiled', 'iterated', 'auto'}))
          error ('integral3 : unrecognized method ''%s''', value);
        end
      otherwise
        error ('integral3: unknown property ''%s''', name);
    end
  end
  if strcmp (method, 'auto')
    method = 'tiled';
    if any (cellfun (@(v) isnumeric (v) && isinf (v), [{xa, xb}, limits]))
      method = 'iterated';
    end
  end
  if ~vectorized
    one = f;
    f = @(x, y, z) arrayfun (one, x, y, z);
  end
  % Outside over x, inside over the slice.
  inner = @(x) slice (f, x, limits, abstol, reltol, method);
  q = quadgk (@(x) arrayfun (inner, x), xa, xb, 'AbsTol', abstol, 'RelTol', reltol);
end

function q = slice (f, x, limits, abstol, reltol, method)
  for k = 1:2
    if isa (limits{k}, 'function_handle')
      limits{k} = limits{k} (x);
    end
  end
  for k = 3:4
    if isa (limits{k}, 'function_handle')
      g = limits{k};
      limits{k} = @(y) g (x * ones (size (y)), y);
    end
  end
  h = @(y, z) f (x * ones (size (y)), y, z);
  if strcmp (method, 'tiled')
    q = quad2d (h, limits{:}, 'AbsTol', abstol / 10, 'RelTol', reltol / 10);
  else
    q = integral2 (h, limits{:}, 'Method', 'iterated', 'AbsTol', abstol / 10, 'RelTol', reltol / 10);
  end
end

%!assert (integral3 (@(x, y, z) x .* y .* z, 0, 1, 0, 2, 0, 3), 4.5, 1e-8)
%!assert (integral3 (@(x, y, z) ones (size (y)), 0, 1, 0, @(x) 1 - x, 0, @(x, y) 1 - x - y), 1/6, 1e-8)
