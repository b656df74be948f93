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
  options = {};
  tolerance = 1e-10;
  for k = 1:2:numel (varargin)
    switch lower (varargin{k})
      case 'arrayvalued'
        each = varargin{k + 1};
      case 'abstol'
        tolerance = varargin{k + 1};
        options = [options, varargin(k:k + 1)];
      case {'reltol', 'waypoints'}
        options = [options, varargin(k:k + 1)];
      otherwise
        error ('integral: unknown option ''%s''', varargin{k});
    end
  end
  if each
    q = quadv (f, a, b, tolerance);
  else
    q = quadgk (f, a, b, options{:});
  end
end

%!assert (integral (@sin, 0, pi), 2, 1e-12)
%!assert (integral (@(x) 1 ./ x, 1, 2, 'RelTol', 1e-12), log (2), 1e-13)
%!assert (integral (@(x) [x 2*x], 0, 1, 'ArrayValued', 1), [0.5 1], 1e-12)
