function s = sprandn (m, n, density, rc)
  % SPRANDN  A sparse matrix of normally distributed random numbers.
  %   SPRANDN (M, N, DENSITY) has about DENSITY * M * N elements that are not zero. SPRANDN (S) has the
  %   places of S. SPRANDN (M, N, DENSITY, RC) has the reciprocal condition number RC, or the singular
  %   values RC if that is a vector.
  %
  %   >> size (sprandn (3, 4, 0.5))
  %   ans =
  %
  %      3   4
  %
  %   See also: sprand, sprandsym, sparse, randn
  if nargin == 1
    s = sprandom (@randn, 'sprandn', m);
  elseif nargin == 3
    s = sprandom (@randn, 'sprandn', m, n, density);
  elseif nargin == 4
    s = sprandom (@randn, 'sprandn', m, n, density, rc);
  else
    print_usage ();
  end
end

%!assert (nnz (sprandn (4, 5, 0.5)), 10)
%!assert (spones (sprandn (sparse ([1 0; 0 2]))), speye (2))
