function varargout = gallery (name, varargin)
  % GALLERY  Matrices to try programs with: GALLERY (NAME, ARGUMENTS ...).
  %   cauchy, chebspec, chebvand, chow, circul, clement, compar, cycol, dramadah, fiedler, forsythe, frank, gcdmat,
  %   gearmat, grcar, hanowa, house, invhess, invol, ipjfact, jordbloc, kahan, kms, lauchli, lehmer, lesp,
  %   lotkin, minij, moler, neumann, orthog, parter, pei, poisson, prolate, rando, redheff, riemann, ris, smoke,
  %   toeppd, toeppen, tridiag, triw, wilk. GALLERY (3) and GALLERY (5) are badly conditioned ones.
  %
  %   >> gallery ('minij', 3)
  %   ans =
  %
  %      1   1   1
  %      1   2   2
  %      1   2   3
  %
  %   Source: N. J. Higham, The Test Matrix Toolbox, 1995.   See also: hilb, magic, toeplitz, wilkinson
  if nargin < 1
    print_usage ();
  end
  if ~ischar (name)
    if isscalar (name) && name == 3
      varargout{1} = [-149 -50 -154; 537 180 546; -27 -9 -25];
    elseif isscalar (name) && name == 5
      varargout{1} = [-9 11 -21 63 -252; 70 -69 141 -421 1684; -575 575 -1149 3451 -13801; ...
                      3891 -3891 7782 -23345 93365; 1024 -1024 2048 -6144 24572];
    else
      error ('gallery: NAME must be a string');
    end
    return;
  end
  switch name
    case {'cauchy', 'chebspec', 'chebvand', 'chow', 'circul', 'clement', 'compar', 'dramadah', ...
          'fiedler', 'forsythe', 'frank', 'gcdmat', 'gearmat', 'grcar', 'hanowa', 'invhess', 'invol', ...
          'ipjfact', 'jordbloc', 'kahan', 'kms', 'lauchli', 'lehmer', 'lesp', 'lotkin', 'minij', ...
          'moler', 'neumann', 'orthog', 'parter', 'pei', 'poisson', 'prolate', 'redheff', 'riemann', ...
          'ris', 'smoke', 'toeppd', 'toeppen', 'tridiag', 'triw', 'house', 'cycol', 'rando', 'wilk'}
      if numel (varargin) < 1
        error ('Invalid call to gallery (''%s'')', name);
      end
      f = str2func (['made_', name]);
      [varargout{1:max (1, nargout)}] = f (varargin{:});
    case 'binomial'
      error ('gallery: matrix binomial not implemented');
    otherwise
      error ('gallery: unknown matrix with NAME %s', name);
  end
end

function n = order (n, name)
  if ~(isnumeric (n) && isscalar (n) && n == fix (n) && n >= 0)
    error ('gallery: N must be an integer for %s matrix', name);
  end
end

function v = vectorof (x)
  v = x(:);
  if isscalar (v) && v == fix (v)
    v = (1:v)';
  end
end

function C = made_cauchy (x, y)
  if nargin < 2
    y = x;
  end
  if ~isnumeric (x)
    error ('gallery: X must be numeric for cauchy matrix');
  end
  if ~isnumeric (y)
    error ('gallery: Y must be numeric for cauchy matrix');
  end
  C = 1 ./ (vectorof (x) + vectorof (y).');
end

function C = made_chebspec (n, k)
  if nargin < 2
    k = 0;
  end
  n = order (n, 'chebspec');
  if ~any (k == [0 1])
    error ('gallery: K should be either 0 or 1 for chebspec matrix');
  end
  if k == 1
    n = n + 1;
  end
  n = n - 1;
  x = cos ((0:n)' * (pi / n));
  d = ones (n + 1, 1);
  d(1) = 2;
  d(n + 1) = 2;
  C = (d * (1 ./ d)') ./ (x - x' + eye (n + 1));
  C(1, 1) = (2 * n ^ 2 + 1) / 6;
  for i = 2:n + 1
    if mod (i, 2) == 0
      C(:, i) = -C(:, i);
      C(i, :) = -C(i, :);
    end
    if i < n + 1
      C(i, i) = -x(i) / (2 * (1 - x(i) ^ 2));
    else
      C(n + 1, n + 1) = -C(1, 1);
    end
  end
  if k == 1
    C = C(2:n + 1, 2:n + 1);
  end
end

function C = made_chebvand (m, p)
  if nargin < 2
    p = m;
    m = [];
  end
  if isscalar (p) && p == fix (p)
    p = linspace (0, 1, p);
  end
  p = p(:).';
  if isempty (m)
    m = numel (p);
  end
  C = ones (m, numel (p));
  if m > 1
    C(2, :) = p;
  end
  for k = 3:m
    C(k, :) = 2 * p .* C(k - 1, :) - C(k - 2, :);
  end
end

function A = made_chow (n, alpha, delta)
  if nargin < 2
    alpha = 1;
  end
  if nargin < 3
    delta = 0;
  end
  n = order (n, 'chow');
  A = toeplitz (alpha .^ (1:n), [alpha, 1, zeros(1, n - 2)]) + delta * eye (n);
end

function C = made_circul (v)
  if isscalar (v) && v == fix (v)
    v = 1:v;
  end
  if ~isvector (v)
    error ('gallery: V must be a vector for circul matrix');
  end
  v = v(:).';
  C = toeplitz ([v(1), v(end:-1:2)], v);
end

function A = made_clement (n, k)
  if nargin < 2
    k = 0;
  end
  n = order (n, 'clement');
  x = n - 1:-1:1;
  y = 1:n - 1;
  if k == 0
    A = diag (x, -1) + diag (y, 1);
  else
    y = sqrt (x .* y);
    A = diag (y, -1) + diag (y, 1);
  end
end

function C = made_compar (A, k)
  if nargin < 2
    k = 0;
  end
  n = rows (A);
  if k == 0
    C = -abs (A);
    C(1:n + 1:n * n) = abs (diag (A));
    if all (all (A == triu (A)))
      C = triu (C);
    end
    if all (all (A == tril (A)))
      C = tril (C);
    end
  else
    C = A';
    C(1:n + 1:n * n) = zeros (n, 1);
    largest = max (abs (C));
    C = -repmat (largest', 1, n);
    C(1:n + 1:n * n) = abs (diag (A));
  end
end

function A = made_cycol (n, k)
  m = n(1);
  n = n(end);
  if nargin < 2
    k = max (round (n / 4), 1);
  end
  % K random columns, over and over.
  A = repmat (randn (m, k), 1, ceil (n / k))(:, 1:n);
end

function A = made_rando (n, k)
  if nargin < 2
    k = 1;
  end
  sz = [n(1), n(end)];
  switch k
    case 1
      A = floor (rand (sz) + 0.5);
    case 2
      A = 2 * floor (rand (sz) + 0.5) - 1;
    case 3
      A = round (3 * rand (sz) - 1.5);
    otherwise
      error ('gallery: unknown K ''%d'' for rando matrix', k);
  end
end

function [A, b] = made_wilk (n)
  b = [];
  switch n
    case 3
      A = [1e-10 0.9 -0.4; 0 0.9 -0.4; 0 0 1e-10];
      b = [0; 0; 1];
    case 4
      A = [0.9143e-4 0 0 0; 0.8762 0.7156e-4 0 0; 0.7943 0.8143 0.9504e-4 0; 0.8017 0.6123 0.7165 0.7123e-4];
      b = [0.6524; 0.3127; 0.4186; 0.7853];
    case 5
      A = hilb (6)(1:5, 2:6) * 1.8144;
    case 21
      A = wilkinson (21);
    otherwise
      error ('gallery: unknown N ''%d'' for wilk matrix', n);
  end
end

function A = made_dramadah (n, k)
  if nargin < 2
    k = 1;
  end
  n = order (n, 'dramadah');
  switch k
    case 1
      c = ones (n, 1);
      c(2:4:n) = 0;
      m = ceil (n / 4);
      c(3:4:n) = 0;
      c = ones (n, 1);
      for i = 2:4:n
        c(i:min (i + 1, n)) = 0;
      end
      r = zeros (n, 1);
      r(1:4) = [1 1 0 1](1:min (4, n));
      A = toeplitz (c, r(1:n));
    case 2
      c = zeros (n, 1);
      c(1) = 1;
      r = ones (n, 1);
      r(3:2:n) = 0;
      A = toeplitz (c, r);
    case 3
      c = ones (n, 1);
      c(2:2:n) = 0;
      A = toeplitz (c, [1 1 zeros(1, n - 2)]);
    otherwise
      error ('gallery: unknown K ''%d'' for dramadah matrix', k);
  end
end

function F = made_fiedler (c)
  c = vectorof (c);
  F = abs (c - c.');
end

function F = made_forsythe (n, alpha, lambda)
  if nargin < 2
    alpha = sqrt (eps);
  end
  if nargin < 3
    lambda = 0;
  end
  n = order (n, 'forsythe');
  F = made_jordbloc (n, lambda);
  F(n, 1) = alpha;
end

function F = made_frank (n, k)
  if nargin < 2
    k = 0;
  end
  n = order (n, 'frank');
  p = n:-1:1;
  F = triu (ones (n, 1) * p) + diag (p(2:n), -1);
  if k ~= 0
    F = F(p, p)';
  end
end

function A = made_gcdmat (n)
  n = order (n, 'gcdmat');
  A = gcd (repmat ((1:n)', 1, n), repmat (1:n, n, 1));
end

function A = made_gearmat (n, i, j)
  if nargin < 2
    i = n;
  end
  if nargin < 3
    j = -n;
  end
  n = order (n, 'gearmat');
  A = diag (ones (n - 1, 1), -1) + diag (ones (n - 1, 1), 1);
  A(1, abs (i)) = sign (i);
  A(n, n + 1 - abs (j)) = sign (j);
end

function G = made_grcar (n, k)
  if nargin < 2
    k = 3;
  end
  n = order (n, 'grcar');
  G = tril (triu (ones (n)), k) - diag (ones (n - 1, 1), -1);
end

function A = made_hanowa (n, d)
  if nargin < 2
    d = -1;
  end
  n = order (n, 'hanowa');
  if mod (n, 2)
    error ('gallery: N must be even for hanowa matrix');
  end
  m = n / 2;
  A = [d * eye(m), -diag(1:m); diag(1:m), d * eye(m)];
end

function [v, beta, s] = made_house (x, k)
  if nargin < 2
    k = 0;
  end
  if ~(isnumeric (x) && isvector (x))
    error ('gallery: X must be a vector for house matrix');
  end
  n = numel (x);
  s = norm (x) * (sign (x(1)) + (x(1) == 0));
  v = x;
  if k == 0 || k == 1
    s = -s;
  end
  if k == 2 || norm (x(2:n)) == 0
    s = abs (s);
  end
  v(1) = v(1) - s;
  if norm (v) == 0
    beta = 0;
    v(1) = 1;
  else
    beta = 2 / (v(:)' * v(:));
  end
end

function A = made_invhess (x, y)
  x = vectorof (x);
  n = numel (x);
  if nargin < 2
    y = -x(1:n - 1);
  end
  y = y(:);
  A = ones (n, 1) * x';
  for j = 2:n
    A(1:j - 1, j) = y(1:j - 1);
  end
end

function A = made_invol (n)
  n = order (n, 'invol');
  A = hilb (n);
  d = -n;
  A(:, 1) = d * A(:, 1);
  for i = 1:n - 1
    d = -(n + i) * (n - i) * d / (i * i);
    A(i + 1, :) = d * A(i + 1, :);
  end
end

function [A, detA] = made_ipjfact (n, k)
  if nargin < 2
    k = 0;
  end
  n = order (n, 'ipjfact');
  A = factorial ((1:n)' + (1:n));
  if k == 1
    A = 1 ./ A;
  end
  if nargout > 1
    detA = 1;
    for i = 1:n - 1
      detA = detA * prod (1:i + 1) * prod (1:n - i);
    end
    detA = detA * prod (1:n + 1);
    if k == 1
      detA = det (A);
    end
  end
end

function J = made_jordbloc (n, lambda)
  if nargin < 2
    lambda = 1;
  end
  n = order (n, 'jordbloc');
  J = lambda * eye (n) + diag (ones (n - 1, 1), 1);
end

function U = made_kahan (n, theta, pert)
  if nargin < 2
    theta = 1.2;
  end
  if nargin < 3
    pert = 25;
  end
  r = n(1);
  n = n(end);
  s = sin (theta);
  c = cos (theta);
  U = eye (n) - c * triu (ones (n), 1);
  U = diag (s .^ (0:n - 1)) * U + pert * eps * diag (n:-1:1);
  if r > n
    U(r, n) = 0;
  else
    U = U(1:r, :);
  end
end

function A = made_kms (n, rho)
  if nargin < 2
    rho = 0.5;
  end
  n = order (n, 'kms');
  A = abs ((1:n)' - (1:n));
  A = rho .^ A;
  if ~isreal (rho)
    A = conj (tril (A, -1)) + triu (A);
  end
end

function A = made_lauchli (n, mu)
  if nargin < 2
    mu = sqrt (eps);
  end
  n = order (n, 'lauchli');
  A = [ones(1, n); mu * eye(n)];
end

function A = made_lehmer (n)
  n = order (n, 'lehmer');
  A = ones (n, 1) * (1:n);
  A = A ./ A';
  A = tril (A) + tril (A, -1)';
end

function T = made_lesp (n)
  n = order (n, 'lesp');
  x = 2:n;
  T = full (made_tridiag (1 ./ x, -(2 * [x, n + 1] + 1), x));
end

function A = made_lotkin (n)
  n = order (n, 'lotkin');
  A = hilb (n);
  A(1, :) = 1;
end

function A = made_minij (n)
  n = order (n, 'minij');
  A = min (repmat (1:n, n, 1), repmat ((1:n)', 1, n));
end

function A = made_moler (n, alpha)
  if nargin < 2
    alpha = -1;
  end
  n = order (n, 'moler');
  A = made_triw (n, alpha)' * made_triw (n, alpha);
end

function [A, T] = made_neumann (n)
  if isscalar (n)
    m = sqrt (n);
    if m ^ 2 ~= n
      error ('gallery: N must be a perfect square for neumann matrix');
    end
    n = [m m];
  end
  T = made_tridiag (n(1), -1, 2, -1);
  T(1, 2) = -2;
  T(n(1), n(1) - 1) = -2;
  T = full (T);
  A = kron (T, eye (n(2))) + kron (eye (n(2)), T);
  A = sparse (A);
end

function Q = made_orthog (n, k)
  if nargin < 2
    k = 1;
  end
  n = order (n, 'orthog');
  switch k
    case 1
      m = (1:n)' * (1:n) * (pi / (n + 1));
      Q = sin (m) * sqrt (2 / (n + 1));
    case 2
      m = (1:n)' * (1:n) * (2 * pi / (2 * n + 1));
      Q = sin (m) * (2 / sqrt (2 * n + 1));
    case 3
      m = (0:n - 1)' * (0:n - 1) * (2 * pi * 1i / n);
      Q = exp (m) / sqrt (n);
    case 4
      Q = tril (ones (n));
      Q(1, 2:n) = ones (1, n - 1);
      for i = 2:n
        Q(i, i) = -(i - 1);
      end
      Q = diag (sqrt ([n, 1:n - 1] .* (1:n))) \ Q;
    case 5
      m = (0:n - 1)' * (0:n - 1) * (2 * pi / n);
      Q = (cos (m) + sin (m)) / sqrt (n);
    case -1
      m = (0:n - 1)' * (0:n - 1) * (pi / (n - 1));
      Q = cos (m);
    case -2
      m = (0:n - 1)' * (0.5:n - 0.5) * (pi / n);
      Q = cos (m);
    otherwise
      error ('gallery: unknown K ''%d'' for orthog matrix', k);
  end
end

function A = made_parter (n)
  n = order (n, 'parter');
  A = made_cauchy ((1:n) + 0.5, -(1:n));
end

function P = made_pei (n, alpha)
  if nargin < 2
    alpha = 1;
  end
  n = order (n, 'pei');
  P = alpha * eye (n) + ones (n);
end

function A = made_poisson (n)
  n = order (n, 'poisson');
  S = made_tridiag (n, -1, 2, -1);
  A = kron (speye (n), S) + kron (S, speye (n));
end

function A = made_prolate (n, w)
  if nargin < 2
    w = 0.25;
  end
  n = order (n, 'prolate');
  a = zeros (n, 1);
  a(1) = 2 * w;
  a(2:n) = sin (2 * pi * w * (1:n - 1)) ./ (pi * (1:n - 1));
  A = toeplitz (a);
end

function A = made_redheff (n)
  n = order (n, 'redheff');
  i = (1:n)' * ones (1, n);
  A = mod (i', i) == 0;
  A(:, 1) = true;
  A = double (A);
end

function A = made_riemann (n)
  n = order (n, 'riemann');
  i = (2:n + 1)' * ones (1, n);
  j = i';
  A = i .* ~mod (j, i) - ones (n);
end

function A = made_ris (n)
  n = order (n, 'ris');
  p = -2 * (1:n) + (n + 1.5);
  A = made_cauchy (p);
end

function A = made_smoke (n, k)
  if nargin < 2
    k = 0;
  end
  n = order (n, 'smoke');
  w = exp (2 * pi * 1i / n);
  A = diag (w .^ (1:n)) + diag (ones (n - 1, 1), 1);
  if k == 0
    A(n, 1) = 1;
  end
end

function T = made_toeppd (n, m, w, theta)
  if nargin < 2
    m = n;
  end
  if nargin < 3
    w = rand (m, 1);
  end
  if nargin < 4
    theta = rand (m, 1);
  end
  n = order (n, 'toeppd');
  T = zeros (n);
  E = 2 * pi * ((1:n)' - (1:n));
  for i = 1:m
    T = T + w(i) * cos (theta(i) * E);
  end
end

function P = made_toeppen (n, a, b, c, d, e)
  defaults = {1, -10, 0, 10, 1};
  given = {};
  if nargin > 1
    given{1} = a;
  end
  if nargin > 2
    given{2} = b;
  end
  if nargin > 3
    given{3} = c;
  end
  if nargin > 4
    given{4} = d;
  end
  if nargin > 5
    given{5} = e;
  end
  defaults(1:numel (given)) = given;
  n = order (n, 'toeppen');
  u = ones (n, 1);
  P = spdiags ([defaults{1} * u, defaults{2} * u, defaults{3} * u, defaults{4} * u, defaults{5} * u], ...
               -2:2, n, n);
end

function T = made_tridiag (x, y, z, w)
  switch nargin
    case 1
      n = order (x, 'tridiag');
      x = -ones (n - 1, 1);
      z = x;
      y = 2 * ones (n, 1);
    case 3
      z = z(:);
    case 4
      n = order (x, 'tridiag');
      x = y * ones (n - 1, 1);
      y = z * ones (n, 1);
      z = w * ones (n - 1, 1);
    otherwise
      error ('Invalid call to gallery (''tridiag'')');
  end
  x = x(:);
  y = y(:);
  z = z(:);
  n = numel (y);
  T = spdiags ([[x; 0], y, [0; z]], -1:1, n, n);
end

function T = made_triw (n, alpha, k)
  if nargin < 2
    alpha = -1;
  end
  m = n(1);
  n = n(end);
  if nargin < 3
    k = n - 1;
  end
  T = tril (eye (m, n) + alpha * triu (ones (m, n), 1), k);
end

%!assert (gallery ('minij', 3), [1 1 1; 1 2 2; 1 2 3])
%!assert (gallery ('lehmer', 2), [1 0.5; 0.5 1])
%!assert (full (gallery ('tridiag', 3)), [2 -1 0; -1 2 -1; 0 -1 2])
%!assert (gallery ('invol', 4) ^ 2, eye (4), 1e-10)
%!assert (gallery ('orthog', 5) * gallery ('orthog', 5)', eye (5), 1e-14)
%!error <unknown matrix> gallery ('nobody', 3)
