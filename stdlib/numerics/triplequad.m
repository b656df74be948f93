function q = triplequad (f, xa, xb, ya, yb, za, zb, tol, quadf, varargin)
  % TRIPLEQUAD  Integral of a function of three numbers over a box.
  %   Q = TRIPLEQUAD (F, XA, XB, YA, YB, ZA, ZB, TOL): F takes a vector X and numbers Y and Z.
  %
  %   >> triplequad (@(x, y, z) x + y + z, 0, 1, 0, 1, 0, 1)
  %   ans = 1.5000
  %
  %   See also: dblquad, integral2
  if nargin < 7
    print_usage ();
  end
  if nargin < 8 || isempty (tol)
    tol = 1e-6;
  end
  if ischar (f)
    f = str2func (f);
  end
  inner = @(z) dblquad (@(x, y) f (x, y, z, varargin{:}), xa, xb, ya, yb, tol);
  q = quadgk (@(z) arrayfun (inner, z), za, zb, 'AbsTol', tol, 'RelTol', 1e-6);
end

%!assert (triplequad (@(x, y, z) x .* y .* z, 0, 1, 0, 1, 0, 1), 1 / 8, 1e-10)
