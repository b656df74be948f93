function [num, den] = padecoef (T, N)
  % PADECOEF  Pade's approximation of order N (1) of a delay by T: exp (-T s) ~ NUM (s) / DEN (s).
  %
  %   >> [num, den] = padecoef (1, 2)
  %   num =
  %
  %       1   -6   12
  %
  %   den =
  %
  %       1    6   12
  %
  %   Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 9.3.   See also: residue, polyval
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    N = 1;
  end
  if ~(isnumeric (T) && isreal (T) && isscalar (T) && T >= 0)
    error ('padecoef: T must be a non-negative scalar');
  end
  if ~(isnumeric (N) && isreal (N) && isscalar (N) && N >= 0 && N == fix (N))
    error ('padecoef: N must be a non-negative scalar');
  end
  type = 'double';
  if isa (T, 'single') || isa (N, 'single')
    type = 'single';
  end
  T = double (T);
  N = double (N);
  k = N:-1:0;
  c = exp (gammaln (2 * N - k + 1) + gammaln (N + 1) - gammaln (2 * N + 1) - gammaln (k + 1) ...
           - gammaln (N - k + 1));
  den = c .* T .^ k / c(1);
  num = den .* (-1) .^ k;
  num = cast (num, type);
  den = cast (den, type);
end

%!test
%! [n, d] = padecoef (1, 1);
%! assert (n, [-1 2], 1e-14);
%! assert (d, [1 2], 1e-14);
