function L = legendre (n, x, normalization)
  % LEGENDRE  The associated Legendre functions of degree N and orders 0 ... N, one order a row.
  %   'norm' makes the integral of their squares one, 'sch' is Schmidt's half normalization, 'unnorm' is
  %   the rule.
  %
  %   >> legendre (2, [0 0.5 1])
  %   ans =
  %
  %     -0.5000  -0.1250   1.0000
  %           0  -1.2990        0
  %      3.0000   2.2500        0
  %
  %   Source: NIST 14.10.3, 14.30.   See also: ellipke, polyval
  if nargin < 2
    print_usage ();
  end
  if ~(isnumeric (n) && isscalar (n) && isreal (n) && n >= 0 && n == fix (n))
    error ('legendre: N must be a real non-negative integer');
  elseif ~(isnumeric (x) && isreal (x)) || any (x(:) < -1 | x(:) > 1)
    error ('legendre: X must be real-valued vector in the range -1 <= X <= 1');
  end
  if nargin < 3
    normalization = 'unnorm';
  end
  if ~ischar (normalization) || ~any (strcmpi (normalization, {'unnorm', 'norm', 'sch'}))
    error ('legendre: NORMALIZATION option must be "unnorm", "norm", or "sch"');
  end
  sz = size (x);
  t = x(:).';
  s = sqrt (1 - t .^ 2);
  L = zeros (n + 1, numel (t), class (x));
  if ~strcmpi (normalization, 'norm')
    % (l - m) P(l,m) = (2 l - 1) x P(l-1,m) - (l + m - 1) P(l-2,m), from P(m,m) = (-1)^m (2 m - 1)!! s^m.
    for m = 0:n
      old = prod (-(1:2:2 * m - 1)) * s .^ m;
      older = zeros (size (t));
      for l = m + 1:n
        new = ((2 * l - 1) * t .* old - (l + m - 1) * older) / (l - m);
        older = old;
        old = new;
      end
      if m > 0 && strcmpi (normalization, 'sch')
        old = (-1) ^ m * sqrt (2) * old / sqrt (prod (n - m + 1:n + m));
      end
      L(m + 1, :) = old;
    end
    if ~isvector (x)
      L = reshape (L, [n + 1, sz]);
    end
    return;
  end
  % Fully normalized functions do not overflow: begin each order at degree m, then upwards in degree.
  top = sqrt (1 / 2) * ones (size (t));
  for m = 0:n
    if m > 0
      top = top .* s * sqrt ((2 * m + 1) / (2 * m));
    end
    older = zeros (size (t));
    old = top;
    for l = m + 1:n
      a = sqrt ((4 * l ^ 2 - 1) / (l ^ 2 - m ^ 2));
      b = sqrt ((2 * l + 1) * (l - 1 + m) * (l - 1 - m) / ((2 * l - 3) * (l ^ 2 - m ^ 2)));
      if l == m + 1
        b = 0;
      end
      new = a * t .* old - b * older;
      older = old;
      old = new;
    end
    L(m + 1, :) = old;
  end
  if isvector (x)
    return;
  end
  L = reshape (L, [n + 1, sz]);
end

%!assert (legendre (1, [0 0.5]), [0 0.5; -1 -sqrt(0.75)], 2 * eps)
%!assert (legendre (3, 1), [1; 0; 0; 0], 4 * eps)
%!assert (legendre (2, 0.3, 'sch')(1), 1.5 * 0.09 - 0.5, 4 * eps)
