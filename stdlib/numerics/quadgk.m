function [q, err] = quadgk (f, a, b, varargin)
  % QUADGK  Integral of a function by Gauss and Kronrod points in adaptive intervals.
  %   Q = QUADGK (F, A, B): F takes a vector of points; A and B may be infinite. [Q, ERR] also has an
  %   estimate of the error. QUADGK (F, A, B, ABSTOL) or QUADGK (..., NAME, VALUE, ...) with 'AbsTol'
  %   (1e-10), 'RelTol' (1e-6), 'WayPoints', 'MaxIntervalCount' (650), 'ArrayValued'.
  %
  %   Points of order 7 and 15 (Kronrod, 1965); infinite intervals are mapped to [-1, 1], which also
  %   smooths singularities at the ends (Shampine, J. Comput. Appl. Math. 211, 2008).
  %
  %   >> quadgk (@(x) exp (-x .^ 2), -Inf, Inf)
  %   ans = 1.7725
  %
  %   See also: integral, quad, quadl, quadv, trapz
  if nargin < 3
    print_usage ();
  end
  if ischar (f)
    f = str2func (f);
  end
  if any (cellfun (@ischar, varargin)) && ...
     mod (numel (varargin), 2) ~= 0
    error ('quadgk: options must occur in pairs');
  end
  abstol = [];
  reltol = [];
  points = [];
  limit = 650;
  each = false;
  k = 1;
  while k <= numel (varargin)
    if ischar (varargin{k})
      v = varargin{k + 1};
      switch lower (varargin{k})
        case 'abstol'
          abstol = v;
        case 'reltol'
          reltol = v;
        case 'waypoints'
          points = v(:).';
        case 'maxintervalcount'
          limit = v;
        case 'arrayvalued'
          each = v;
        case 'trace'
        otherwise
          error ('quadgk: unknown property ''%s''', varargin{k});
      end
      k = k + 2;
    else
      if any (cellfun (@ischar, varargin))
        error ('quadgk: property PROP must be a string');
      end
      if k == 1
        abstol = varargin{k};
      elseif k == 2
        reltol = varargin{k};
      end
      k = k + 1;
    end
  end
  if isempty (abstol)
    abstol = 1e-10;
  end
  if isempty (reltol)
    reltol = 1e-6;
  end
  if ~isscalar (abstol) || abstol < 0
    error ('quadgk: ABSTOL must be a scalar >=0');
  end
  if ~isscalar (reltol) || reltol < 0
    error ('quadgk: RELTOL must be a scalar >=0');
  end
  if ~isreal (a) || ~isreal (b) || ~isreal (points)
    % Along straight lines from one point to the next.
    path_ = [a, points, b];
    q = 0;
    err = 0;
    for k = 2:numel (path_)
      from = path_(k - 1);
      step = path_(k) - from;
      g = @(t) f (from + step * t) * step;
      [part, wrong] = quadgk (g, 0, 1, 'AbsTol', abstol, 'RelTol', reltol);
      q = q + part;
      err = err + wrong;
    end
    return;
  end
  if each
    % A function that does not take vectors, or whose values are arrays.
    [q, err] = arrays (f, a, b, abstol, reltol);
    return;
  end
  if a == b
    q = 0;
    err = 0;
    return;
  end
  turn = 1;
  if a > b
    [a, b] = deal (b, a);
    turn = -1;
  end
  if isinf (a) && isinf (b)
    % x = t / (1 - t ^ 2)
    g = @(t) f (t ./ (1 - t .^ 2)) .* (1 + t .^ 2) ./ (1 - t .^ 2) .^ 2;
    edges = linspace (-1, 1, 11);
    points = (sqrt (1 + 4 * points .^ 2) - 1) ./ (2 * points + (points == 0));
  elseif isinf (b)
    % x = a + (t / (1 - t)) ^ 2
    g = @(t) f (a + (t ./ (1 - t)) .^ 2) .* 2 .* t ./ (1 - t) .^ 3;
    edges = linspace (0, 1, 11);
    points = sqrt (points - a);
    points = points ./ (1 + points);
  elseif isinf (a)
    % x = b - (t / (1 + t)) ^ 2
    g = @(t) f (b - (t ./ (1 + t)) .^ 2) .* (-2) .* t ./ (1 + t) .^ 3;
    edges = linspace (-1, 0, 11);
    points = sqrt (b - points);
    points = -points ./ (1 + points);
  else
    % x = (b - a) / 4 * t * (3 - t ^ 2) + (b + a) / 2
    g = @(t) f ((b - a) / 4 * t .* (3 - t .^ 2) + (b + a) / 2) .* 0.75 .* (b - a) .* (1 - t .^ 2);
    edges = linspace (-1, 1, 11);
    for k = 1:numel (points)
      p = (2 * points(k) - a - b) / (b - a);
      z = roots ([-1 0 3 -2 * p]);
      z = real (z(abs (imag (z)) < 1e-8 & abs (z) <= 1 + 1e-8));
      points(k) = z(1);
    end
  end
  edges = unique ([edges, points]);
  low = edges(1:end - 1);
  high = edges(2:end);
  q = 0;
  err = 0;
  done = 0;
  finished = 0;
  [part, wrong] = rule (g, low, high);
  while true
    q = done + sum (part);
    err = finished + sum (wrong);
    tolerance = max (abstol, reltol * abs (q));
    if ~(err > tolerance)
      break;
    end
    if ~isfinite (q)
      break;
    end
    % Intervals that are good enough are done with.
    good = wrong < tolerance * abs (high - low) / (edges(end) - edges(1));
    done = done + sum (part(good));
    finished = finished + sum (wrong(good));
    low = low(~good);
    high = high(~good);
    if isempty (low)
      break;
    end
    middle = (low + high) / 2;
    if any (middle == low | middle == high)
      break;
    end
    low = [low; middle];
    high = [middle; high];
    low = low(:)';
    high = high(:)';
    if numel (low) > limit
      if nargout < 2
        warning ('quadgk: maximum interval count (%d) met', limit);
      end
      break;
    end
    [part, wrong] = rule (g, low, high);
  end
  q = turn * q;
  if nargout < 2 && err > max (abstol, reltol * abs (q))
    warning ('quadgk: Error tolerance not met.  Estimated error: %g\n', err);
  end
end

function [q, err] = rule (g, low, high)
  % The 15 point rule on each interval, and its distance to that of 7.
  [x, w, v] = points_15 ();
  half = (high - low) / 2;
  t = half .* x' + (high + low) / 2;
  y = reshape (g (t(:)'), size (t));
  q = (w * y) .* half;
  err = abs ((v * y) .* half - q);
end

function [q, err] = arrays (f, a, b, abstol, reltol)
  % The same rule, called point by point, in halves of intervals one after the other.
  stack = [a, b];
  q = 0;
  err = 0;
  count = 0;
  while ~isempty (stack)
    low = stack(end, 1);
    high = stack(end, 2);
    stack(end, :) = [];
    [part, wrong] = single_rule (f, low, high);
    count = count + 1;
    if wrong <= max (abstol, reltol * max (abs (part(:)))) || count > 650
      q = q + part;
      err = err + wrong;
    else
      middle = (low + high) / 2;
      stack = [stack; middle, high; low, middle];
    end
  end
end

function [q, err] = single_rule (f, low, high)
  q = 0;
  seven = 0;
  [x, w, v] = points_15 ();
  half = (high - low) / 2;
  for k = 1:15
    y = f (half * x(k) + (high + low) / 2);
    q = q + w(k) * half * y;
    seven = seven + v(k) * half * y;
  end
  err = max (abs (q(:) - seven(:)));
end

function [x, w, v] = points_15 ()
  x = [0.991455371120812639206854697526329, 0.949107912342758524526189684047851, ...
       0.864864423359769072789712788640926, 0.741531185599394439863864773280788, ...
       0.586087235467691130294144691693013, 0.405845151377397166906606412076961, ...
       0.207784955007898467600689403773245, 0];
  w = [0.022935322010529224963732008058970, 0.063092092629978553290700663189204, ...
       0.104790010322250183839876322541518, 0.140653259715525918745189590510238, ...
       0.169004726639267902826583426598550, 0.190350578064785409913256402421014, ...
       0.204432940075298892414161999234649, 0.209482141084727828012999174891714];
  v = [0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780, ...
       0, 0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327];
  x = [-x, x(7:-1:1)];
  w = [w, w(7:-1:1)];
  v = [v, v(7:-1:1)];
end

%!assert (quadgk (@(x) x .^ 2, 0, 3), 9, 1e-12)
%!assert (quadgk (@(x) exp (-x), 0, Inf), 1, 1e-10)
%!assert (quadgk (@(x) 1 ./ sqrt (x), 0, 1), 2, 1e-8)
%!assert (quadgk (@(x) log (x), 1, 0), 1, 1e-6)
