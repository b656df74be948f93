function s = spaugment (a, c)
  % SPAUGMENT  The square matrix [C*I, A; A', 0], whose systems are those of least squares.
  %   C is by default the largest magnitude in A divided by 1000.
  %
  %   >> full (spaugment (sparse ([1; 2]), 1))
  %   ans =
  %
  %      1   0   1
  %      0   1   2
  %      1   2   0
  %
  %   See also: mldivide
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    if issparse (a)
      c = full (max (max (abs (a)))) / 1000;
    else
      if ~ismatrix (a) || isscalar (a)
        error ('spaugment: A must be a matrix');
      end
      c = max (abs (a(:))) / 1000;
    end
  elseif ~isscalar (c)
    error ('spaugment: C must be a scalar');
  end
  [m, n] = size (a);
  s = [c * speye(m), a; a', sparse(n, n)];
end

%!assert (spaugment (sparse ([1; 2]), 3), sparse ([3 0 1; 0 3 2; 1 2 0]))
