function q = dblquad (f, xa, xb, ya, yb, tol, quadf, varargin)
  % DBLQUAD  Integral of a function of two numbers over a rectangle.
  %   Q = DBLQUAD (F, XA, XB, YA, YB): F takes a vector X and a number Y.
  %
  %   >> dblquad (@(x, y) x .* y, 0, 1, 0, 2)
  %   ans = 1
  %
  %   See also: integral2, quadgk
  if nargin < 5
    print_usage ();
  end
  if nargin < 6 || isempty (tol)
    tol = 1e-6;
  end
  if ischar (f)
    f = str2func (f);
  end
  inner = @(y) quadgk (@(x) f (x, y, varargin{:}), xa, xb, 'AbsTol', tol, 'RelTol', 1e-6);
  q = quadgk (@(y) arrayfun (inner, y), ya, yb, 'AbsTol', tol, 'RelTol', 1e-6);
end

%!assert (dblquad (@(x, y) x .* y, 0, 1, 0, 2), 1, 1e-10)
