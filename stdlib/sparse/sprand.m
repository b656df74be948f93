function s = sprand (m, n, density, rc)
  % SPRAND  A sparse matrix of random numbers between 0 and 1.
  %   SPRAND (M, N, DENSITY) has about DENSITY * M * N elements that are not zero. SPRAND (S) has the
  %   places of S. SPRAND (M, N, DENSITY, RC) has the reciprocal condition number RC, or the singular
  %   values RC if that is a vector.
  %
  %   >> size (sprand (3, 4, 0.5))
  %   ans =
  %
  %      3   4
  %
  %   See also: sprandn, sprandsym, sparse, rand
  if nargin == 1
    s = sprandom (@rand, 'sprand', m);
  elseif nargin == 3
    s = sprandom (@rand, 'sprand', m, n, density);
  elseif nargin == 4
    s = sprandom (@rand, 'sprand', m, n, density, rc);
  else
    print_usage ();
  end
end

%!assert (nnz (sprand (4, 5, 0.5)), 10)
%!assert (spones (sprand (sparse ([1 0; 0 2]))), speye (2))
%!assert (svd (full (sprand (4, 3, 0.5, [3 2 1]))), [3; 2; 1], 1e-12)
%!error <density> sprand (3, 3, -1)
