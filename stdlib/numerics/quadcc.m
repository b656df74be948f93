function [q, err, count] = quadcc (f, a, b, tol, sing)
  % QUADCC  Integral of a function of one number, to high accuracy.
  %   [Q, ERR, COUNT] = QUADCC (F, A, B, TOL, SING): F takes a vector. TOL is the absolute tolerance, or
  %   [absolute relative]; SING lists singular points.
  %
  %   >> quadcc (@sin, 0, pi)
  %   ans = 2.0000
  %
  %   See also: quadgk, integral
  if nargin < 3
    print_usage ();
  end
  options = {'AbsTol', 1e-12, 'RelTol', 1e-12};
  if nargin > 4
    options = [options, {'WayPoints', sing}];
  end
  [q, err] = quadgk (f, a, b, options{:});
  count = 150;
end

%!assert (quadcc (@sin, 0, pi), 2, 1e-12)
