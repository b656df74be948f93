function [q, err] = integral2 (f, xa, xb, ya, yb, varargin)
  % INTEGRAL2  Integral of a function of two numbers.
  %   Q = INTEGRAL2 (F, XA, XB, YA, YB): F takes arrays. YA and YB may be functions of x. INTEGRAL2 (...,
  %   NAME, VALUE, ...) with 'AbsTol' (1e-10), 'RelTol' (1e-6), 'Method', 'Vectorized'.
  %
  %   >> integral2 (@(x, y) x .* y, 0, 1, 0, @(x) x)
  %   ans = 0.1250
  %
  %   See also: integral, dblquad, quadgk
  if nargin < 5 || mod (numel (varargin), 2) ~= 0
    print_usage ();
  end
  abstol = 1e-10;
  reltol = 1e-6;
  vector = true;
  for k = 1:2:numel (varargin)
    if ~ischar (varargin{k})
      error ('integral2: property PROP must be a string');
    end
    v = varargin{k + 1};
    switch lower (varargin{k})
      case 'abstol'
        if ~isnumeric (v)
          error ('integral2: AbsTol value must be a numeric');
        elseif ~(isscalar (v) && v >= 0)
          error ('integral2: AbsTol value must be a numeric scalar >= 0');
        end
        abstol = v;
      case 'reltol'
        if ~isnumeric (v)
          error ('integral2: RelTol value must be a numeric');
        elseif ~(isscalar (v) && v >= 0)
          error ('integral2: RelTol value must be a numeric scalar >= 0');
        end
        reltol = v;
      case 'vectorized'
        if ~(isscalar (v) && isreal (v))
          error ('integral2: Vectorized must be a logical value');
        end
        vector = v;
      case 'method'
        if ~any (strcmpi (v, {'auto', 'tiled', 'iterated'}))
          error ('integral2: unrecognized method ''%s''', v);
        end
      otherwise
        error ('integral2: unknown property ''%s''', varargin{k});
    end
  end
  if ischar (f)
    f = str2func (f);
  end
  if ~vector
    f = @(x, y) arrayfun (f, x, y);
  end
  if ~isa (f, 'function_handle')
    print_usage ();
  end
  if ~isa (ya, 'function_handle') && ~(isreal (ya) && isscalar (ya))
    error ('integral2: YA must be a real scalar or a function');
  end
  if ~isa (yb, 'function_handle') && ~(isreal (yb) && isscalar (yb))
    error ('integral2: YB must be a real scalar or a function');
  end
  if ~isa (ya, 'function_handle')
    low = ya;
    ya = @(x) low;
  end
  if ~isa (yb, 'function_handle')
    high = yb;
    yb = @(x) high;
  end
  inner = @(x) quadgk (@(y) f (x * ones (size (y)), y), ya (x), yb (x), ...
                       'AbsTol', abstol, 'RelTol', reltol);
  [q, err] = quadgk (@(x) arrayfun (inner, x), xa, xb, 'AbsTol', abstol, 'RelTol', reltol);
end

%!assert (integral2 (@(x, y) x .* y, 0, 1, 0, @(x) x), 1 / 8, 1e-10)
%!assert (integral2 (@(x, y) x .^ 2 + y, 0, 1, 0, 2), 8 / 3, 1e-10)
