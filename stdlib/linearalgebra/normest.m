function [n, c] = normest (A, tol)
  % NORMEST  An estimate of the 2-norm by the power method, to within TOL (1e-6); C counts the steps.
  %
  %   >> n = normest (magic (3));
  %   >> abs (n - 15) < 1e-5
  %   ans = 1
  %
  %   See also: norm, normest1, condest
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    tol = 1e-6;
  end
  if ~isnumeric (A) || ndims (A) ~= 2
    error ('normest: A must be a numeric 2-D matrix');
  end
  if ~(isnumeric (tol) && isscalar (tol) && isreal (tol))
    error ('normest: TOL must be a real scalar');
  end
  tol = max (tol, eps (class (full (A(1:min (1, end))))));
  % Rows with all signs alike would miss an alternating vector: begin with the largest column's image.
  x = norm (A, 'columns').';
  n = norm (x);
  c = 0;
  if n == 0
    return;
  end
  x = x / n + 0.01 * sin (1:numel (x)).';
  old = 0;
  while abs (n - old) > tol * n && c < 1000
    old = n;
    x = A * x;
    if ~any (x)
      x = cos (1:rows (A)).';
    end
    x = x / norm (x);
    x = A' * x;
    n = norm (x);
    x = x / n;
    c = c + 1;
  end
end

%!assert (normest (diag ([1 5 2])), 5, 1e-5)
%!assert (normest (zeros (3)), 0)
