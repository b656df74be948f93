function s = sprand (m, n, density)
  % SPRAND  A matrix in which some elements are random numbers between 0 and 1, the others zero.
  %   SPRAND (M, N, DENSITY) or SPRAND (S), with the places of S.
  %
  %   >> size (sprand (3, 4, 0.5))
  %   ans =
  %
  %      3   4
  %
  %   See also: sprandn, sparse, rand
  if nargin == 1
    s = zeros (size (m));
    s(m ~= 0) = rand (nnz (m), 1);
    return;
  end
  if nargin < 3
    print_usage ();
  end
  s = zeros (m, n);
  k = round (m * n * density);
  at = randperm (m * n, k);
  s(at) = rand (k, 1);
end

%!assert (nnz (sprand (4, 5, 0.5)), 10)
