function [v, z] = polyeig (varargin)
  % POLYEIG  The eigenvalues Z and vectors V of (C0 + Z C1 + ... + Z^n Cn) * V = 0. Z = POLYEIG (C0, C1, ...).
  %
  %   >> polyeig (2, -3, 1)
  %   ans =
  %
  %      1
  %      2
  %
  %   Source: the companion pencil.   See also: eig, roots, compan
  if nargin < 1
    print_usage ();
  end
  n = rows (varargin{1});
  for k = 1:nargin
    if rows (varargin{k}) ~= columns (varargin{k})
      error ('polyeig: coefficients must be square matrices');
    end
    if rows (varargin{k}) ~= n
      error ('polyeig: coefficients must have the same dimensions');
    end
  end
  l = nargin - 1;
  if l == 0
    v = [];
    z = [];
    return;
  end
  A = zeros (n * l);
  B = eye (n * l);
  A(1:n, :) = [varargin{1}, zeros(n, n * (l - 1))];
  for k = 2:l
    A((k - 1) * n + (1:n), (k - 1) * n + (1:n)) = eye (n);
  end
  B = zeros (n * l);
  for k = 1:l
    B(1:n, (k - 1) * n + (1:n)) = -varargin{k + 1};
  end
  for k = 2:l
    B((k - 1) * n + (1:n), (k - 2) * n + (1:n)) = eye (n);
  end
  [w, d] = eig (A, B);
  values = diag (d);
  if nargout < 2
    v = values;
    return;
  end
  v = w(1:n, :);
  v = v ./ sqrt (sumsq (v, 1));
  z = values;
end

%!assert (sort (polyeig (2, -3, 1)), [1; 2], 1e-12)
