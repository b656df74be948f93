function c = run_count (x, n, dim)
  % RUN_COUNT  How many upward runs of length 1, 2, ..., N - 1 and N or more each column has.
  %
  %   >> run_count ([1 2 3 1 2 1], 3)
  %   ans =
  %
  %      1   1   1
  %
  %   See also: runlength
  if nargin < 2
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('run_count: X must be a numeric vector or matrix');
  end
  if ~(isscalar (n) && n == fix (n) && n > 0)
    error ('run_count: N must be a positive integer');
  end
  sz = size (x);
  if nargin < 3
    dim = find (sz > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim >= 1 && dim <= ndims (x))
    error ('run_count: DIM must be an integer and a valid dimension');
  end
  order = [dim, 1:dim-1, dim+1:numel(sz)];
  x = reshape (permute (x, order), sz(dim), []);
  c = zeros (n, columns (x));
  for k = 1:columns (x)
    v = x(:, k);
    ends = [0; find(v(1:end-1) > v(2:end)); numel(v)];
    lengths = min (diff (ends), n);
    % The last run is cut off by the end of the data: it is not counted.
    lengths = lengths(1:end);
    for j = lengths'
      c(j, k) = c(j, k) + 1;
    end
  end
  sz(dim) = n;
  c = ipermute (reshape (c, sz(order)), order);
end

%!assert (run_count ([1 2 3 1 2 1], 3), [1 1 1])
