function q = integral (f, a, b, varargin)
  % INTEGRAL  Integral of a function of one number.
  %   Q = INTEGRAL (F, A, B): F takes a vector of points; A and B may be infinite. INTEGRAL (..., NAME,
  %   VALUE, ...) with 'AbsTol' (1e-10), 'RelTol' (1e-6), 'Waypoints', and 'ArrayValued' for functions
  %   that take one point and may give arrays.
  %
  %   >> integral (@(x) exp (-x), 0, Inf)
  %   ans = 1.0000
  %   >> integral (@(t) [t, t ^ 2], 0, 1, 'ArrayValued', true)
  %   ans =
  %
  %      0.5000   0.3333
  %
  %   See also: quadgk, quadv, integral2, trapz
  if nargin < 3 || mod (numel (varargin), 2) ~= 0
    print_usage ();
  end
  if ischar (f)
    f = str2func (f);
  end
  each = false;
  abstol = 1e-10;
  reltol = 1e-6;
  points = [];
  for k = 1:2:numel (varargin)
    v = varargin{k + 1};
    if ~ischar (varargin{k})
      error ('integral: property PROP must be a string');
    end
    switch lower (varargin{k})
      case 'arrayvalued'
        each = v;
      case 'abstol'
        if ~(isnumeric (v) && isscalar (v) && v >= 0)
          error ('integral: AbsTol value must be a numeric scalar >= 0');
        end
        abstol = v;
      case 'reltol'
        if ~(isnumeric (v) && isscalar (v) && v >= 0)
          error ('integral: RelTol value must be a numeric scalar >= 0');
        end
        reltol = v;
      case 'waypoints'
        points = v;
      otherwise
        error ('integral: unknown property ''%s''', varargin{k});
    end
  end
  if each
    q = quadv (f, a, b, abstol);
    return;
  end
  % As exact as it is cheap to get, which is more than was asked for.
  [q, err] = quadgk (f, a, b, 'AbsTol', min (abstol, 1e-12), 'RelTol', min (reltol, 1e-12), ...
                     'WayPoints', points);
  if err > max (abstol, reltol * abs (q))
    warning ('integral: error tolerance not met.  Estimated error: %g\n', err);
  end
end

%!assert (integral (@sin, 0, pi), 2, 1e-12)
%!assert (integral (@(x) 1 ./ x, 1, 2, 'RelTol', 1e-12), log (2), 1e-13)
%!assert (integral (@(x) [x 2*x], 0, 1, 'ArrayValued', 1), [0.5 1], 1e-12)
