function s = statistics (x, dim)
  % STATISTICS  Minimum, quartiles, maximum, mean, standard deviation, skewness and kurtosis.
  %   STATISTICS (X, DIM) works along dimension DIM; nine numbers take the place of the data.
  %
  %   >> statistics ((1:5)')
  %   ans =
  %
  %      1.0000
  %      2.0000
  %      3.0000
  %      4.0000
  %      5.0000
  %      3.0000
  %      1.5811
  %           0
  %      1.7000
  %
  %   See also: min, max, median, mean, std, skewness, kurtosis
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('statistics: X must be a numeric vector or matrix');
  end
  sz = size (x);
  if nargin < 2
    dim = find (sz > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim >= 1 && dim <= ndims (x))
    error ('statistics: DIM must be an integer and a valid dimension');
  end
  if sz(dim) < 2
    error ('statistics: dimension of X is too small (<2)');
  end
  quartiles = quantile (x, [0.25; 0.5; 0.75], dim, 7);
  sz(dim) = 3;
  quartiles = reshape (quartiles, sz);
  s = cat (dim, min (x, [], dim), quartiles, max (x, [], dim), mean (x, dim), std (x, [], dim), ...
           skewness (x, [], dim), kurtosis (x, [], dim));
end

%!assert (size (statistics (ones (5, 4, 3) + rand (5, 4, 3), 2)), [5 9 3])
%!assert (statistics ([1 2 3 4])([1 3 5 6]), [1 2.5 4 2.5])
