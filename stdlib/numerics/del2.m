function L = del2 (M, varargin)
  % DEL2  The discrete Laplace operator: a quarter (for a matrix) of the sum of second differences.
  %   DEL2 (M, H) with the same spacing H everywhere, DEL2 (M, HX, HY, ...) with one for each dimension,
  %   which is a number or the coordinates. At the borders the second difference is extrapolated.
  %
  %   >> del2 ((0:4) .^ 2)
  %   ans =
  %
  %      0.5000   0.5000   0.5000   0.5000   0.5000
  %
  %   See also: gradient, diff
  if nargin < 1
    print_usage ();
  end
  sz = size (M);
  nd = ndims (M);
  if nargin ~= 1 && nargin ~= 2 && nargin ~= nd + 1
    print_usage ();
  end
  x = cell (1, nd);
  for k = 1:nd
    if nargin == 1
      h = 1;
    elseif nargin == 2
      h = varargin{1};
    elseif k == 1                     % the first spacing is that of the columns
      h = varargin{2};
    elseif k == 2
      h = varargin{1};
    else
      h = varargin{k};
    end
    if ~isvector (h)
      error ('del2: spacing element %d must be a scalar or vector', k);
    elseif isscalar (h)
      x{k} = double (h) * (1:sz(k))';
    elseif numel (h) == sz(k)
      x{k} = h(:);
    else
      error ('del2: number of elements in spacing vector %d does not match dimension %d of M', k, k);
    end
  end
  L = zeros (sz, class (M));
  active = sum (sz > 1);
  for k = 1:nd
    n = sz(k);
    if n < 3
      continue;
    end
    order = [k, 1:k-1, k+1:nd];
    A = reshape (permute (M, order), n, []);
    h = diff (x{k});
    slope = diff (A) ./ h;
    D = zeros (size (A), class (A));
    % f'' at a point between two others is the difference of the slopes over the mean step.
    D(2:n-1, :) = 2 * diff (slope) ./ (h(1:n-2) + h(2:n-1));
    if n == 3
      D([1 3], :) = D([2 2], :);
    else
      D(1, :) = D(2, :) - (D(3, :) - D(2, :)) * h(1) / h(2);
      D(n, :) = D(n-1, :) + (D(n-1, :) - D(n-2, :)) * h(n-1) / h(n-2);
    end
    L = L + ipermute (reshape (D, sz(order)), order);
  end
  L = L ./ (2 * nd);
end

%!assert (del2 ([0 1 4 9 16]'), 0.5 * ones (5, 1))
%!assert (del2 (ones (4)), zeros (4))
