function [V, D, flag] = eigs (A, varargin)
  % EIGS  A few eigenvalues and eigenvectors.
  %   D = EIGS (A, K, SIGMA) has the K (6) eigenvalues of A that SIGMA names: 'lm' and 'sm' of largest and
  %   smallest magnitude, 'la', 'sa' and 'be' largest, smallest or from both ends (symmetric A), 'lr', 'sr',
  %   'li', 'si' of largest or smallest real or imaginary part, or a number: those nearest to it.
  %   EIGS (A, B, ...) solves A*V = B*V*D. EIGS (F, N, ...) calls F (X) for A * X; for 'sm' and numbers
  %   SIGMA for (A - SIGMA*B) \ X. [V, D, FLAG] = EIGS (...) has vectors in V; FLAG is 0 if all converged.
  %
  %   The last argument may be a struct with the fields issym, isreal, tol, maxit, p, v0, cholB (B is the
  %   Cholesky factor of B, with permB its order).
  %
  %   >> eigs (sparse ([2 1 0; 1 2 0; 0 0 9]), 2)
  %   ans =
  %
  %      9
  %      3
  %
  %   See also: eig, svds
  if nargin < 1
    print_usage ();
  end
  isFunction = isa (A, 'function_handle') || ischar (A);
  if isFunction
    if nargin < 2 || ~isscalar (varargin{1})
      error ('eigs: incorrect number of arguments');
    end
    if ischar (A)
      A = str2func (A);
    end
    n = varargin{1};
    varargin(1) = [];
  else
    if ~isnumeric (A)
      error ('eigs: A must be a square matrix or a function handle');
    end
    n = rows (A);
    if rows (A) ~= columns (A)
      error ('eigs: A must be square');
    end
  end
  B = [];
  if ~isempty (varargin) && isnumeric (varargin{1}) && ~isscalar (varargin{1})
    B = varargin{1};
    varargin(1) = [];
    if ~isempty (B) && ~(all (size (B) == n) || (isvector (B) && numel (B) == n))
      error ('eigs: B must be square and the same size as A');
    end
    if isvector (B) && n > 1
      B = diag (B);
    end
  end
  [k, sigma, opts] = choices (n, varargin);
  if ~isempty (B) && ~(isfield (opts, 'cholB') && opts.cholB)
    [~, problem] = chol (B);
    if problem || ~ishermitian (B)
      error ('eigs: The matrix B is not positive definite');
    end
  elseif ~isempty (B)
    if isfield (opts, 'permB')
      B(:, opts.permB) = B;
    end
    B = B' * B;
  end
  inverts = isnumeric (sigma) || strcmp (sigma, 'sm');
  shift = 0;
  if isnumeric (sigma)
    shift = sigma;
  end
  if n <= 500
    % Small enough for all of them.
    if isFunction
      A = written (A, n);
      if inverts
        A = inv (A);
        if isempty (B)
          A = A + shift * eye (n);
        else
          A = A + shift * full (B);
        end
      end
      if isfield (opts, 'issym') && opts.issym
        A = (A + A') / 2;
      end
    end
    A = full (A);
    hermitian = ishermitian (A);
    if isempty (B)
      [V, d] = eig (A);
    else
      B = full (B);
      [V, d] = eig (A, B);
      V = V ./ sqrt (abs (sum (conj (V) .* (B * V), 1)));
    end
    d = diag (d);
    if ischar (sigma)
      suits (sigma, hermitian && isreal (A));
    end
    if hermitian
      d = real (d);
    end
    at = chosen (d, k, sigma, hermitian && isreal (A));
    flag = 0;
  else
    [V, d, hermitian, flag] = iterated (A, B, n, k, sigma, shift, inverts, opts);
    at = chosen (d, min (k, numel (d)), sigma, hermitian);
  end
  d = d(at);
  if nargout < 2
    V = d;
  else
    V = V(:, at);
    D = diag (d);
  end
end

function [k, sigma, opts] = choices (n, rest)
  k = min (n, 6);
  sigma = 'lm';
  opts = struct ();
  if numel (rest) >= 1 && ~isempty (rest{1})
    k = rest{1};
    if ~isnumeric (k) || ~isscalar (k) || k < 1
      error ('eigs: K must be a positive scalar');
    elseif k > n
      error ('eigs: requested number of eigenvalues K (%d) exceeds available eigenvalues (%d)', ...
             k, n);
    end
    k = floor (k);
  end
  if numel (rest) >= 2
    sigma = rest{2};
    if ischar (sigma)
      sigma = lower (sigma);
      if ~any (strcmp (sigma, {'lm', 'sm', 'la', 'sa', 'be', 'lr', 'sr', 'li', 'si'}))
        error ('eigs: unrecognized value for SIGMA: %s', sigma);
      end
    elseif isempty (sigma)
      sigma = 'lm';
    elseif ~isnumeric (sigma) || ~isscalar (sigma)
      error ('eigs: SIGMA must be a scalar or a string');
    end
  end
  if numel (rest) >= 3
    opts = rest{3};
    if ~isstruct (opts)
      error ('eigs: OPTS argument must be a structure');
    end
  end
end

function suits (sigma, symmetric)
  if ~symmetric && any (strcmp (sigma, {'la', 'sa', 'be'}))
    error ('eigs: invalid value for SIGMA: "%s" requires real symmetric problem', sigma);
  elseif symmetric && any (strcmp (sigma, {'lr', 'sr', 'li', 'si'}))
    error ('eigs: invalid value for SIGMA: "%s" requires complex or unsymmetric problem', sigma);
  end
end

function M = written (f, n)
  % The matrix of a linear function.
  M = zeros (n);
  unit = eye (n);
  for j = 1:n
    M(:, j) = f (unit(:, j));
  end
end

function at = chosen (d, k, sigma, hermitian)
  % Places of the eigenvalues wanted, in their order.
  if isnumeric (sigma)
    [~, order] = sort (abs (d - sigma));
  else
    switch sigma
      case 'lm'
        [~, order] = sort (abs (d), 'descend');
      case 'sm'
        [~, order] = sort (abs (d));
      case {'la', 'lr'}
        [~, order] = sort (real (d), 'descend');
      case {'sa', 'sr'}
        [~, order] = sort (real (d));
      case 'li'
        [~, order] = sort (abs (imag (d)), 'descend');
      case 'si'
        [~, order] = sort (abs (imag (d)));
      case 'be'
        [~, order] = sort (real (d));
        order = order([1:floor(k / 2), (end - ceil (k / 2) + 1):end]);
    end
  end
  at = order(1:k);
  if hermitian && numel (d) >= 10 && (isnumeric (sigma) || strcmp (sigma, 'sm'))
    [~, falling] = sort (d(at), 'descend');
    at = at(falling);
  end
end

function [V, d, hermitian, flag] = iterated (A, B, n, k, sigma, shift, inverts, opts)
  % Arnoldi's process, with the inverse if SIGMA is inside the spectrum. The space grows until the
  % eigenvalues wanted have settled.
  % Source: Y. Saad, Numerical Methods for Large Eigenvalue Problems, 2011, algorithm 6.2.
  isFunction = isa (A, 'function_handle');
  if isFunction
    hermitian = isfield (opts, 'issym') && opts.issym;
  else
    hermitian = ishermitian (A);
  end
  if isempty (B)
    mass = @(x) x;
    unmass = @(x) x;
    B = speye (n);
  else
    mass = @(x) B * x;
    unmass = @(x) B \ x;
    hermitian = false;
  end
  if isFunction
    if inverts
      op = @(x) A (mass (x));
    else
      op = @(x) unmass (A (x));
    end
  elseif inverts
    [L, U, P, Q] = lu (sparse (A) - shift * B);
    op = @(x) Q * (U \ (L \ (P * mass (x))));
  else
    op = @(x) unmass (A * x);
  end
  tol = 1e-14;
  if isfield (opts, 'tol')
    tol = max (opts.tol, eps);
  end
  most = min (n, max (300, 4 * k));
  x = sin ((1:n)' * 1.7) + 0.3;
  if isfield (opts, 'v0') && ~isempty (opts.v0)
    x = opts.v0(:);
  end
  W = x / norm (x);
  H = zeros (0, 0);
  flag = 1;
  want = sigma;
  if inverts
    want = 'lm';
  end
  j = 0;
  while j < most
    j = j + 1;
    w = op (W(:, j));
    h = W' * w;
    w = w - W * h;
    g = W' * w;
    w = w - W * g;
    H(1:j, j) = h + g;
    next = norm (w);
    if next > eps * norm (h)
      W(:, j + 1) = w / next;
    end
    done = next <= eps * norm (h) || j == most;
    if done || (j >= 2 * k && mod (j, 10) == 0)
      T = H(1:j, 1:j);
      if hermitian
        T = (T + T') / 2;
      end
      [S, mu] = eig (T);
      mu = diag (mu);
      at = chosen (mu, min (k, j), want, false);
      settled = all (next * abs (S(j, at)(:)) <= tol * max (abs (mu(at)), eps));
      if settled || next <= eps * norm (h)
        flag = 0;
        break;
      elseif done
        break;
      end
    end
    H(j + 1, j) = next;
  end
  d = mu(at);
  V = W(:, 1:j) * S(:, at);
  if inverts
    d = 1 ./ d + shift;
  end
  if hermitian
    d = real (d);
  end
end

%!test
%! A = spdiags (ones (40, 1) * [-1 2 -1], -1:1, 40, 40);
%! d = sort (eig (full (A)));
%! assert (eigs (A, 3), d(end:-1:end - 2), 1e-10);
%! assert (sort (eigs (A, 3, 'sm')), d(1:3), 1e-10);
%! assert (eigs (A, 3, 'sa'), d(1:3), 1e-10);
%! assert (sort (eigs (@(x) A \ x, 40, 3, 'sm')), d(1:3), 1e-10);
%! [V, D, flag] = eigs (A, 4, 1.1);
%! assert (A * V, V * D, 1e-10);
%! assert (flag, 0);
%!test
%! n = 600;
%! A = spdiags (ones (n, 1) * [-1 2 -1], -1:1, n, n);
%! want = 2 - 2 * cos ((1:4)' * pi / (n + 1));
%! assert (sort (eigs (A, 4, 'sm')), want, 1e-10);
%!error <must be square> eigs (ones (2, 3))
%!error <exceeds> eigs (speye (20), 30)
