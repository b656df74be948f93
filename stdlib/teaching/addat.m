function x = addat (x, d, varargin)
  % ADDAT  Add to entries of an array, where an entry may be named more than once.
  %   X = ADDAT (X, D, I, J, ...) adds D to X(I, J, ...); an entry that the subscripts name twice
  %   gets both. (X(I) = X(I) + D adds only the last.) It is the transpose of indexing.
  %
  %   >> addat ([0 0 0], [1 2 4], [1 1 3])
  %   ans =
  %
  %      3   0   4
  %
  %   See also: accumarray, derive
  places = reshape (1:numel (x), size (x));
  places = places(varargin{:});
  if isscalar (d)
    d = d * ones (size (places));
  end
  if ~isempty (places)
    x = x + reshape (accumarray (places(:), d(:), [numel(x) 1]), size (x));
  end
end

%!assert (addat (zeros (2), [1 2; 3 4], [1 1], ':'), [4 6; 0 0])
%!assert (addat (zeros (2, 3), 1, logical ([1 0]), 2), [0 1 0; 0 0 0])
%!assert (addat (5, [], []), 5)
