function W = wilkinson (n)
  % WILKINSON  Tridiagonal matrix with pairs of eigenvalues that are nearly equal.
  %
  %   >> wilkinson (3)
  %   ans =
  %
  %      1   1   0
  %      1   0   1
  %      0   1   1
  %
  %   See also: rosser, hilb, eig
  if nargin < 1
    print_usage ();
  end
  if ~(isscalar (n) && n >= 0 && n == fix (n))
    error ('wilkinson: N must be a non-negative integer');
  end
  W = diag (abs (-(n - 1) / 2:(n - 1) / 2)) + diag (ones (1, n - 1), 1) + diag (ones (1, n - 1), -1);
  if n == 0
    W = [];
  end
end

%!assert (wilkinson (1), 0)
%!assert (wilkinson (4), [1.5 1 0 0; 1 .5 1 0; 0 1 .5 1; 0 0 1 1.5])
