function [y0_new, yp0_new, resnorm] = decic (fun, t0, y0, fixed_y0, yp0, fixed_yp0, options)
  % DECIC  Initial values of an implicit equation F (t, y, y') = 0 that fulfil it.
  %   What FIXED_Y0 and FIXED_YP0 mark with one stays as it is; the rest moves. RESNORM is the norm of F then.
  %
  %   >> [y, yp] = decic (@(t, y, yp) yp + y, 0, 1, 1, 0, 0)
  %   y = 1
  %   yp = -1
  %
  %   See also: ode45, odeset, fsolve
  if nargin < 6
    print_usage ();
  end
  id = 'Octave:invalid-input-arg';
  if ischar (fun)
    if ~exist (fun)
      error (id, 'decic: function "%s" not found', fun);
    end
    fun = str2func (fun);
  end
  if ~isa (fun, 'function_handle')
    error (id, 'decic: FUN must be a valid function handle');
  end
  if ~(isnumeric (t0) && isscalar (t0))
    error (id, 'decic: T0 must be a numeric scalar');
  end
  all_ = {y0, fixed_y0, yp0, fixed_yp0};
  if ~all (cellfun (@(v) (isnumeric (v) || islogical (v)) && isvector (v), all_))
    error (id, 'decic: Y0, FIXED_Y0, YP0, and FIXED_YP0 must be numeric vectors');
  end
  n = numel (y0);
  if any (cellfun ('numel', all_) ~= n)
    error (id, 'decic: length of Y0, FIXED_Y0, YP0, and FIXED_YP0 must be equal');
  end
  if sum (fixed_y0(:) ~= 0) + sum (fixed_yp0(:) ~= 0) > n
    error (id, 'decic: cannot fix more than length (Y0) components');
  end
  tol = 1e-5;
  if nargin > 6
    tol = min (tol, odeget (options, 'AbsTol', 1e-6)(1));
  end
  free = [~fixed_y0(:); ~fixed_yp0(:)];
  z = [y0(:); yp0(:)];
  residual = @(z) fun (t0, z(1:n), z(n + 1:end))(:);
  f = residual (z);
  for iteration = 1:50
    if norm (f) <= 1e-14
      break;
    end
    J = zeros (numel (f), 2 * n);
    for k = find (free)'
      h = eps ^ (1 / 3) * max (1, abs (z(k)));
      e = zeros (2 * n, 1);
      e(k) = h;
      J(:, k) = (residual (z + e) - residual (z - e)) / (2 * h);
    end
    % The shortest step, so that the values stay near what they were; shortened while it is no help.
    s = zeros (2 * n, 1);
    s(free) = -pinv (J(:, free)) * f;
    t = 1;
    while norm (residual (z + t * s)) >= norm (f) && t > 1e-8
      t = t / 2;
    end
    if t <= 1e-8
      break;
    end
    z = z + t * s;
    f = residual (z);
  end
  y0_new = z(1:n);
  yp0_new = z(n + 1:end);
  resnorm = norm (f);
end

%!test
%! [y, yp, r] = decic (@(t, y, yp) [yp(1) - y(2); y(1)^2 + y(2)^2 - 1], 0, [0.6; 0.7], [1; 0], [0; 0], [0; 0]);
%! assert (y, [0.6; 0.8], 1e-8);
%! assert (r < 1e-8);
