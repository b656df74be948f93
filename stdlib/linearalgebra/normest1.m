function [nest, v, w, iter] = normest1 (A, t, x0, varargin)
  % NORMEST1  An estimate of the 1-norm of a matrix, for which only products are needed.
  %   A is a square matrix or a function handle: F ('dim', []), F ('real', []), F ('notransp', X) and
  %   F ('transp', X), each with the arguments after X0. T columns (2) are tried at once; X0 are the ones
  %   to begin with. W = A * V with norm (W, 1) = NEST * norm (V, 1); ITER: steps and products.
  %
  %   >> normest1 (magic (3))
  %   ans = 15
  %
  %   Source: N. J. Higham, F. Tisseur, SIAM J. Matrix Anal. 21 (2000).   See also: norm, condest
  if nargin < 1
    print_usage ();
  end
  if nargin < 2 || isempty (t)
    t = 2;
  end
  if isa (A, 'function_handle')
    n = A ('dim', [], varargin{:});
    isreal_ = A ('real', [], varargin{:});
    forward = @(x) A ('notransp', x, varargin{:});
    backward = @(x) A ('transp', x, varargin{:});
    explicit = false;
  elseif isnumeric (A) && ndims (A) == 2 && rows (A) == columns (A)
    n = rows (A);
    isreal_ = isreal (A);
    forward = @(x) A * x;
    backward = @(x) A' * x;
    explicit = true;
  else
    error ('normest1: A must be a square matrix or a function handle');
  end
  t = min (t, n);
  if nargin < 3 || isempty (x0)
    X = ones (n, t);
    for k = 2:t
      X(:, k) = 2 * (mod ((1:n)' .* k, 3) > 0) - 1;
    end
    X = X / n;
  else
    X = x0;
    if columns (X) ~= t
      error ('normest1: X0 must have %d columns', t);
    end
  end
  % Small matrices, or ones without signs: their columns at once.
  if explicit && (n <= 4 || t == n)
    [nest, j] = max (sum (abs (A), 1));
    nest = full (nest);
    v = zeros (n, 1);
    v(j) = 1;
    w = full (A(:, j));
    iter = [0; 1];
    return;
  end
  iter = [0; 0];
  nest = 0;
  S = zeros (n, t);
  seen = [];
  best = 0;
  order = [];
  while true
    Y = forward (X);
    iter(1) = iter(1) + 1;
    iter(2) = iter(2) + 1;
    [largest, j] = max (sum (abs (Y), 1));
    if largest > nest || iter(1) == 2
      if ~isempty (order)
        best = order(j);
      end
      w = Y(:, j);
      v = X(:, j);
    end
    if iter(1) >= 2 && largest <= nest
      break;
    end
    nest = largest;
    if iter(1) > 5
      break;
    end
    S = sign (Y);
    S(S == 0) = 1;
    Z = backward (S);
    iter(2) = iter(2) + 1;
    h = max (abs (Z), [], 2);
    [top, order] = sort (h, 'descend');
    if iter(1) >= 2 && best > 0 && top(1) == h(best)
      break;
    end
    order = setdiff (order, seen, 'stable');
    if isempty (order)
      break;
    end
    order = order(1:min (t, numel (order)));
    X = zeros (n, numel (order));
    X(sub2ind (size (X), order(:)', 1:numel (order))) = 1;
    seen = [seen; order(:)];
  end
  v = full (v);
  w = full (w);
end

%!assert (normest1 (magic (5)), 65, 1e-10)
%!assert (normest1 (diag (1:10)), 10)
