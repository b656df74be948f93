function pp = splinefit (x, y, p, varargin)
  % SPLINEFIT  A spline through many points, by least squares: P is the number of pieces, or their breaks.
  %   Options, in pairs: 'order' (3) of the pieces, 'periodic' (false).
  %
  %   >> pp = splinefit (0:0.5:4, (0:0.5:4) .^ 3, 2);
  %   >> abs (ppval (pp, 1.25) - 1.25 ^ 3) < 1e-10
  %   ans = 1
  %
  %   See also: spline, polyfit, ppval
  if nargin < 3
    print_usage ();
  end
  order = 3;
  periodic = false;
  for k = 1:2:numel (varargin)
    switch lower (varargin{k})
      case 'order'
        order = varargin{k + 1};
      case 'periodic'
        periodic = varargin{k + 1};
      case {'beta', 'robust', 'constraints'}
        if strcmpi (varargin{k}, 'constraints')
          error ('splinefit: constraints are not supported');
        end
      otherwise
        error ('splinefit: unknown property ''%s''', varargin{k});
    end
  end
  x = x(:);
  y = y(:);
  if isscalar (p)
    % Pieces with as many points each.
    s = sort (x);
    breaks = s(1 + round ((0:p) / p * (numel (x) - 1)))';
  else
    breaks = p(:)';
  end
  m = numel (breaks) - 1;
  n = order + 1;
  piece = min (max (lookup (breaks, x), 1), m);
  % The coefficients of all pieces; they meet with all derivatives below the order.
  A = zeros (numel (x), m * n);
  t = x - breaks(piece)(:);
  for j = 1:n
    A(sub2ind (size (A), (1:numel (x))', (piece(:) - 1) * n + j)) = t .^ (n - j);
  end
  C = zeros (0, m * n);
  for k = 1:m - 1 + periodic
    next = k + 1;
    if k == m
      next = 1;
    end
    h = breaks(k + 1) - breaks(k);
    for d = 0:order - 1
      row = zeros (1, m * n);
      for j = 1:n - d
        row((k - 1) * n + j) = prod (n - j - d + 1:n - j) * h ^ (n - j - d);
      end
      row((next - 1) * n + n - d) = row((next - 1) * n + n - d) - factorial (d);
      C(end + 1, :) = row;
    end
  end
  if isempty (C)
    c = A \ y;
  else
    Z = null (C);
    c = Z * ((A * Z) \ y);
  end
  pp = mkpp (breaks, reshape (c, n, m)');
end

%!test
%! x = 0:0.1:2;
%! pp = splinefit (x, sin (x), 4);
%! assert (ppval (pp, x), sin (x), 1e-3);
