function s = sprandn (m, n, density)
  % SPRANDN  A matrix in which some elements are normally distributed random numbers, the others zero.
  %   SPRANDN (M, N, DENSITY) or SPRANDN (S), with the places of S.
  %
  %   >> size (sprandn (3, 4, 0.5))
  %   ans =
  %
  %      3   4
  %
  %   See also: sprand, sparse, randn
  if nargin == 1
    s = zeros (size (m));
    s(m ~= 0) = randn (nnz (m), 1);
    return;
  end
  if nargin < 3
    print_usage ();
  end
  s = zeros (m, n);
  k = round (m * n * density);
  at = randperm (m * n, k);
  s(at) = randn (k, 1);
end

%!assert (nnz (sprandn (4, 5, 0.5)), 10)
