function [q, err, iter] = quad2d (f, xa, xb, ya, yb, varargin)
  % QUAD2D  The integral of F (X, Y) for X from XA to XB and Y from YA to YB.
  %   YA and YB are numbers or functions of X. F gets arrays of equal size. Options, in pairs: 'AbsTol'
  %   (1e-10), 'RelTol' (1e-6), 'MaxFunEvals' (5000), 'Singular' (true: points gather at the border),
  %   'Vectorized' (true), 'FailurePlot' (false). ERR is an estimate of the error, ITER counts the steps.
  %
  %   >> quad2d (@(x, y) x .* y, 0, 1, 0, @(x) 1 - x)
  %   ans = 0.041667
  %
  %   Source: Kronrod's pair (7, 15) over tiles; the worst tile is cut in four.   See also: integral2, integral3, dblquad
  if nargin < 5 || mod (nargin, 2) == 0
    print_usage ();
  end
  if ~isa (f, 'function_handle') || ~(isreal (xa) && isscalar (xa)) || ~(isreal (xb) && isscalar (xb)) ...
     || iscell (xa) || iscell (xb)
    print_usage ();
  end
  abstol = 1e-10;
  reltol = 1e-6;
  vectorized = true;
  singular = true;
  most = 5000;
  for k = 1:2:numel (varargin)
    name = varargin{k};
    value = varargin{k + 1};
    if ~ischar (name)
      error ('quad2d: property PROP must be a string');
    end
    switch tolower (name)
      case {'abstol', 'reltol'}
        if ~(isnumeric (value) && isscalar (value) && value >= 0)
          error ('quad2d: %s value must be a numeric scalar >= 0', [name(1:3), 'Tol']);
        end
        if strcmpi (name, 'abstol')
          abstol = value;
        else
          reltol = value;
        end
      case 'maxfunevals'
        if ~(isnumeric (value) && isscalar (value) && value == fix (value) && value >= 1)
          error ('quad2d: MaxFunEvals value must be a scalar integer >= 1');
        end
        most = value;
      case {'singular', 'vectorized', 'failureplot'}
        if ~(isscalar (value) && isreal (value))
          names = {'Singular', 'Vectorized', 'FailurePlot'};
          error ('quad2d: %s must be a logical value', names{strcmpi (name, names)});
        end
        if strcmpi (name, 'singular')
          singular = value;
        elseif strcmpi (name, 'vectorized')
          vectorized = value;
        end
      otherwise
        error ('quad2d: unknown property ''%s''', name);
    end
  end
  if ~isa (ya, 'function_handle')
    if ~(isreal (ya) && isscalar (ya)) || iscell (ya)
      error ('quad2d: YA must be a real scalar or a function');
    end
    low = ya;
    ya = @(x) low * ones (size (x));
  end
  if ~isa (yb, 'function_handle')
    if ~(isreal (yb) && isscalar (yb)) || iscell (yb)
      error ('quad2d: YB must be a real scalar or a function');
    end
    high = yb;
    yb = @(x) high * ones (size (x));
  end
  if ~vectorized
    one = f;
    f = @(x, y) arrayfun (one, x, y);
  end
  g = @(u, v) unitsquare (f, xa, xb, ya, yb, u, v);
  edge = [0 1 0 1];
  if singular
    % x = (1 - cos (t)) / 2: the points are dense at the border, where dx vanishes.
    g = @(s, t) g ((1 - cos (s)) / 2, (1 - cos (t)) / 2) .* sin (s) .* sin (t) / 4;
    edge = pi * edge;
  end
  tiles = [edge(1) mean(edge(1:2)) edge(3) mean(edge(3:4))
           mean(edge(1:2)) edge(2) edge(3) mean(edge(3:4))
           edge(1) mean(edge(1:2)) mean(edge(3:4)) edge(4)
           mean(edge(1:2)) edge(2) mean(edge(3:4)) edge(4)];
  [part, off] = ontiles (g, tiles);
  iter = 1;
  while true
    q = sum (part);
    err = sum (off);
    if err <= max (abstol, reltol * abs (q))
      break;
    end
    if iter >= most
      warning ('quad2d: Maximum number of sub-tiles reached without convergence');
      break;
    end
    if any (~isfinite (part))
      warning ('quad2d: Non finite results');
      break;
    end
    [~, k] = max (off);
    t = tiles(k, :);
    x = mean (t(1:2));
    y = mean (t(3:4));
    new = [t(1) x t(3) y; x t(2) t(3) y; t(1) x y t(4); x t(2) y t(4)];
    [p, o] = ontiles (g, new);
    % What cannot become better counts no more.
    o(o < eps * abs (q)) = 0;
    tiles = [tiles([1:k-1, k+1:end], :); new];
    part = [part([1:k-1, k+1:end]); p];
    off = [off([1:k-1, k+1:end]); o];
    iter = iter + 1;
  end
end

% F at the points of the domain that belong to those of the unit square, times the change of area.
function z = unitsquare (f, xa, xb, ya, yb, u, v)
  x = xa + (xb - xa) * u;
  low = ya (x);
  high = yb (x);
  y = low + (high - low) .* v;
  z = f (x, y);
  if ~size_equal (z, u)
    error ('quad2d: integrand F must return a single, real-valued matrix');
  end
  z = z .* (high - low) * (xb - xa);
end

function [part, off] = ontiles (g, tiles)
  node = [0.991455371120812639206854697526329; 0.949107912342758524526189684047851
          0.864864423359769072789712788640926; 0.741531185599394439863864773280788
          0.586087235467691130294144691693315; 0.405845151377397166906606412076961
          0.207784955007898467600689403773245; 0];
  weight = [0.022935322010529224963732008058970; 0.063092092629978553290700663189204
            0.104790010322250183839876322541518; 0.140653259715525918745189590510238
            0.169004726639267902826583426598550; 0.190350578064785409913256402421014
            0.204432940075298892414161999234649; 0.209482141084727828012999174891714];
  gauss = [0.129484966168869693270611432679082; 0.279705391489276667901467771423780
           0.381830050505118944950369775488975; 0.417959183673469387755102040816327];
  node = [node; -node(7:-1:1)];
  weight = [weight; weight(7:-1:1)];
  gauss = [gauss; gauss(3:-1:1)];
  n = rows (tiles);
  part = zeros (n, 1);
  off = zeros (n, 1);
  [S, T] = meshgrid (node);
  for k = 1:n
    h = (tiles(k, [2 4]) - tiles(k, [1 3])) / 2;
    c = (tiles(k, [2 4]) + tiles(k, [1 3])) / 2;
    z = g (c(1) + h(1) * S, c(2) + h(2) * T);
    part(k) = weight' * z * weight * h(1) * h(2);
    coarse = gauss' * z(2:2:14, 2:2:14) * gauss * h(1) * h(2);
    off(k) = abs (part(k) - coarse);
  end
end

%!assert (quad2d (@(x, y) x .* y, 0, 1, 0, 2), 1, 1e-10)
%!assert (quad2d (@(x, y) ones (size (x)), -1, 1, @(x) -sqrt (1 - x .^ 2), @(x) sqrt (1 - x .^ 2)), pi, 1e-9)
%!error <unknown property 'a'> quad2d (@plus, 0, 1, 0, 1, 'a', 1)
