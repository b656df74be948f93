function X = autoreg_matrix (y, k)
  % AUTOREG_MATRIX  Ones, and the series Y delayed by 1 to K places: what an autoregression is fitted with.
  %
  %   >> autoreg_matrix ([1; 2; 3], 2)
  %   ans =
  %
  %      1   0   0
  %      1   1   0
  %      1   2   1
  %
  %   See also: toeplitz
  if nargin ~= 2
    print_usage ();
  end
  if ~isvector (y)
    error ('autoreg_matrix: Y must be a vector');
  end
  n = numel (y);
  if k >= n
    error ('autoreg_matrix: K must be less than the length of Y');
  end
  X = ones (n, k + 1);
  for j = 1:k
    X(:, j + 1) = [zeros(min (j, n), 1); y(1:max (n - j, 0))(:)];
  end
end

%!assert (autoreg_matrix ([1; 2; 3], 1), [1 0; 1 1; 1 2])
