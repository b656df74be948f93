function [r, amat, bmat, q] = colloc (n, varargin)
  % COLLOC  Orthogonal collocation: the roots R of the shifted Legendre polynomial of degree N, with 'left'
  %   0 and with 'right' 1 among them, the matrices AMAT and BMAT of the first and second derivative
  %   at R, and the weights Q of the integral from 0 to 1.
  %
  %   >> r = colloc (2)
  %   r =
  %
  %      0.2113
  %      0.7887
  %
  %   Source: J. Villadsen, M. L. Michelsen, Solution of Differential Equation Models by Polynomial Approximation, 1978.   See also: legendre, quadgk
  if nargin < 1 || nargin > 3
    print_usage ();
  end
  if ~(isnumeric (n) && isscalar (n))
    error ('colloc: N must be a scalar');
  elseif isnan (n)
    error ('colloc: N cannot be NaN');
  elseif n < 0
    error ('colloc: N must be positive');
  end
  left = right = 0;
  for k = 1:numel (varargin)
    if ~ischar (varargin{k})
      error ('colloc: optional arguments must be strings');
    end
    switch lower (varargin{k})
      case {'r', 'right'}
        right = 1;
      case {'l', 'left'}
        left = 1;
      otherwise
        error ('colloc: string argument must be "left" or "right"');
    end
  end
  n = fix (n);
  if n + left + right < 1
    error ('colloc: the total number of roots (N + "left" + "right") must be >= 1');
  end
  % The roots are the eigenvalues of the tridiagonal matrix of the recurrence.
  k = 1:n - 1;
  b = k ./ (2 * sqrt (4 * k .^ 2 - 1));
  r = sort (eig (0.5 * eye (n) + diag (b, 1) + diag (b, -1)));
  r = [zeros(left, 1); r; ones(right, 1)];
  m = numel (r);
  % Derivatives of Lagrange's polynomials, by barycentric weights.
  difference = r - r' + eye (m);
  w = 1 ./ prod (difference, 2);
  amat = (w' ./ w) ./ difference;
  amat(1:m + 1:end) = 0;
  amat(1:m + 1:end) = -sum (amat, 2);
  bmat = amat * amat;
  % The integral of each of the polynomials, exactly.
  q = zeros (m, 1);
  for j = 1:m
    p = poly (r([1:j - 1, j + 1:m])) * w(j);
    q(j) = polyval (polyint (p), 1);
  end
end

%!assert (colloc (1), 0.5, eps)
%!test
%! [r, a, b, q] = colloc (2, 'left', 'right');
%! assert (a * r .^ 3, 3 * r .^ 2, 1e-12);
%! assert (q' * r .^ 3, 1/4, 1e-12);
