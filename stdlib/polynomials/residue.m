function [r, p, k, e] = residue (b, a, varargin)
  % RESIDUE  Partial fractions of B / A, or with more arguments the quotient that they make.
  %   [R, P, K, E] = RESIDUE (B, A): B(s)/A(s) = sum of R(m) / (s - P(m))^E(m), plus the polynomial K.
  %   [B, A] = RESIDUE (R, P, K, E) goes back; E may be left out.
  %
  %   >> [r, p, k, e] = residue ([1 1], [1 3 2])
  %   r =
  %
  %      1
  %      0
  %
  %   p =
  %
  %     -2
  %     -1
  %
  %   k = [](0x0)
  %   e =
  %
  %      1
  %      1
  %
  %   See also: mpoles, poly, roots, deconv
  if nargin < 2 || nargin > 4
    print_usage ();
  end
  if nargin > 2
    [r, p] = together (b, a, varargin{:});
    return;
  end
  tol = 0.001;
  a = polyreduce (a);
  b = polyreduce (b);
  b = b / a(1);
  a = a / a(1);
  if numel (b) < numel (a)
    k = [];
  else
    [k, b] = deconv (b, a);
    b = polyreduce (b);
  end
  if numel (a) == 1
    r = p = e = [];
    return;
  end
  p = roots (a);
  small = max (abs (p), [], 1) * eps ^ 0.75;
  p(abs (p) < small) = 0;
  [e, order] = mpoles (p, tol, 1);
  p = p(order);
  % Poles that are equal share their mean.
  group = cumsum (e == 1);
  for g = 1:max (group)
    p(group == g) = mean (p(group == g));
  end
  % Solve for the residues: the products that are left of A without the factors of each.
  n = numel (p);
  M = zeros (n);
  for m = 1:n
    use = true (n, 1);
    same = find (group == group(m));
    use(same(1:e(m))) = false;
    q = poly (p(use));
    M(n - numel (q) + 1:n, m) = q;
  end
  B = zeros (n, 1);
  B(n - numel (b) + 1:n) = b;
  r = M \ B;
  r = r(:);
  if isreal (r) && isreal (p)
    return;
  end
end

function [b, a] = together (r, p, k, e)
  if nargin < 3
    k = [];
  end
  if nargin < 4
    [e, order] = mpoles (p, 0.001, 0);
    p = p(order);
    r = r(order);
  end
  r = r(:);
  p = p(:);
  e = e(:);
  n = numel (p);
  % Each pole stands in A as often as its highest power says.
  group = cumsum (e == 1);
  a = poly (p);
  b = zeros (1, n);
  for m = 1:n
    use = true (n, 1);
    same = find (group == group(m));
    use(same(1:min (e(m), numel (same)))) = false;
    q = poly (p(use)) * r(m);
    b(n - numel (q) + 1:n) = b(n - numel (q) + 1:n) + q;
  end
  if ~isempty (k)
    q = conv (a, k);
    b = [zeros(1, numel (q) - n), b] + q;
  end
  b = polyreduce (b);
end

%!test
%! [r, p, k, e] = residue ([1 1 1], [1 -5 8 -4]);
%! assert (r, [-2; 7; 3], 1e-10);
%! assert (p, [2; 2; 1], 1e-6);
%! assert (e, [1; 2; 1]);
%!test
%! [b, a] = residue ([-2; 7; 3], [2; 2; 1], [], [1; 2; 1]);
%! assert (b, [1 1 1], 1e-12);
%! assert (a, [1 -5 8 -4], 1e-12);
