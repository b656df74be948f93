function [t, y, te, ye, ie] = odeadaptive (method, fcn, times, init, varargin)
  % ODEADAPTIVE  The loop that ODE45, ODE23 and ODE23S share.
  %   METHOD has the coefficients: nodes, a, b and lower (of the embedded method of lower order),
  %   middle (weights of the slopes for the middle of a step), order, refine and name.
  %   A METHOD with a stepper makes its steps itself: [T, X, LOWER, SLOPES] = STEPPER (F, T, X, H).
  %   The error of a step is the difference of both methods; the next step is what would make it the
  %   tolerance, within factors. The first step is that of Hairer, Norsett and Wanner, Solving
  %   Ordinary Differential Equations I, section II.4.
  %
  %   See also: ode45, ode23
  options = struct ();
  more = varargin;
  if ~isempty (more) && (isstruct (more{1}) || isempty (more{1}))
    if isstruct (more{1})
      options = more{1};
    end
    more(1) = [];
  end
  name = method.name;
  if ischar (fcn)
    if ~exist (fcn)
      error ('Octave:invalid-input-arg', '%s: function "%s" not found', name, fcn);
    end
    fcn = str2func (fcn);
  end
  if ~isa (fcn, 'function_handle')
    error ('Octave:invalid-input-arg', '%s: FUN must be a valid function handle', name);
  end
  if ~isnumeric (times) || ~isvector (times)
    error ('Octave:invalid-input-arg', '%s: TRANGE must be a numeric vector', name);
  end
  if numel (times) < 2
    error ('Octave:invalid-input-arg', '%s: TRANGE must contain at least 2 elements', name);
  end
  if times(1) == times(2)
    error ('Octave:invalid-input-arg', '%s: invalid time span, TRANGE(1) == TRANGE(2)', name);
  end
  if ~isnumeric (init) || ~isvector (init)
    error ('Octave:invalid-input-arg', '%s: INIT must be a numeric vector', name);
  end
  times = times(:);
  init = init(:);
  if ~isempty (more)
    fcn = @(t, y) fcn (t, y, more{:});
  end
  mass = odeget (options, 'Mass');
  if isnumeric (mass) && ~isempty (mass)
    fcn = @(t, y) mass \ fcn (t, y);
  end
  reltol = odeget (options, 'RelTol', 1e-3);
  abstol = odeget (options, 'AbsTol', 1e-6);
  abstol = abstol(:);
  whole = strcmpi (odeget (options, 'NormControl', 'off'), 'on');
  size_ = @(x, old) sizes (x, old, abstol, reltol, whole);
  direction = sign (times(end) - times(1));
  last = times(end);
  limit = odeget (options, 'MaxStep', 0.1 * abs (last - times(1)));
  refine = odeget (options, 'Refine', method.refine);
  events = odeget (options, 'Events');
  output = odeget (options, 'OutputFcn');
  if isempty (output) && nargout == 0
    output = @(varargin) false;
  end
  select = odeget (options, 'OutputSel');
  positive = odeget (options, 'NonNegative');
  fixed = numel (times) > 2;
  order = method.order;

  h = odeget (options, 'InitialStep');
  if isempty (h)
    h = first_step (fcn, order, times(1), init, size_);
  end
  h = direction * min (abs (h), limit);

  now = times(1);
  x = init;
  t = now;
  y = init;
  te = [];
  ye = [];
  ie = [];
  next = 2;
  if ~isempty (events)
    value = event_values (events, now, x);
  end
  if ~isempty (output)
    call_output (output, times, x, select, 'init');
  end
  slopes = [];
  steps = 0;
  failed = 0;
  h = direction * min (abs (h), abs (last - now));
  stop = false;
  while direction * now < direction * last && ~stop
    [new, x_new, x_low, slopes_new] = step (method, fcn, now, x, h, slopes);
    if ~isempty (positive)
      x_new(positive) = abs (x_new(positive));
      x_low(positive) = abs (x_low(positive));
    end
    err = error_of (x_new, x, x_low, abstol, reltol, whole);
    steps = steps + 1;
    if err <= 1
      % Where the result is wanted within the step.
      if fixed
        wanted = [];
        while next <= numel (times) && direction * times(next) <= direction * new
          wanted(end + 1) = times(next);
          next = next + 1;
        end
      else
        wanted = linspace (now, new, refine + 1);
        wanted = wanted(2:end);
      end
      if isempty (wanted)
        values = zeros (numel (x), 0);
      elseif numel (wanted) == 1 && wanted == new
        values = x_new;
      else
        values = inside (method, now, new, x, x_new, slopes_new, wanted);
      end
      if ~isempty (events)
        [value_new, terminal, sense] = event_values (events, new, x_new);
        hit = find (sign (value) ~= sign (value_new) & value ~= 0 ...
                    & (sense == 0 | sense == sign (value_new - value)));
        if ~isempty (hit)
          found = [];
          for k = hit(:)'
            [at, there] = locate (now, new, x, x_new, value(k), value_new(k));
            found = [found; direction * at, k];
            te(end + 1, 1) = at;
            ye(end + 1, :) = there(:)';
            ie(end + 1, 1) = k;
          end
          ends = find (terminal(hit), 1);
          if ~isempty (ends)
            [~, pick] = min (found(logical (terminal(hit)), 1));
            rows_ = find (logical (terminal(hit)));
            at = direction * found(rows_(pick), 1);
            keep = direction * wanted < direction * at;
            wanted = [wanted(keep), at];
            row = find (te == at, 1, 'last');
            values = [values(:, keep), ye(row, :).'];
            stop = true;
          end
        end
        value = value_new;
      end
      t = [t; wanted(:)];
      y = [y, values];
      if ~isempty (output) && ~isempty (wanted)
        for k = 1:numel (wanted)
          if call_output (output, wanted(k), values(:, k), select, [])
            stop = true;
            break;
          end
        end
      end
      now = new;
      x = x_new;
      slopes = slopes_new;
    else
      failed = failed + 1;
      slopes = [];
      if numel (slopes_new) > 0
        slopes = {slopes_new(:, 1)};
      end
    end
    % The step that would have just met the tolerance, and a bit less.
    factor = min (1.5, max (0.8, (0.38 / max (err, eps)) ^ (1 / (order + 1))));
    h = direction * min (abs (h * factor), limit);
    if ~(abs (h) > eps (now))
      warning ('Octave:integrate_adaptive:unexpected_termination', ...
               ['Solving was not successful.  The iterative integration loop exited at time ' ...
                't = %f before the endpoint at tend = %f was reached.  This happened because the ' ...
                'iterative integration loop did not find a valid solution at this time stamp.  ' ...
                'Try to reduce the value of "InitialStep" and/or "MaxStep" with the command ' ...
                '"odeset".'], now, last);
      break;
    end
    h = direction * min (abs (h), abs (last - now));
  end
  if ~isempty (output)
    call_output (output, [], [], select, 'done');
  end
  y = y.';
  if strcmpi (odeget (options, 'Stats', 'off'), 'on')
    printf ('Number of successful steps: %d\n', steps - failed);
    printf ('Number of failed attempts:  %d\n', failed);
    printf ('Number of function calls:   %d\n', steps * (numel (method.nodes) - 1) + 1);
  end
  if nargout == 1
    if ~isempty (events)
      solution.ie = ie;
      solution.xe = te;
      solution.ye = ye;
    end
    solution.x = t.';
    solution.y = y.';
    solution.solver = name;
    if strcmpi (odeget (options, 'Stats', 'off'), 'on')
      solution.stats = struct ('nsteps', steps - failed, 'nfailed', failed, 'nfevals', ...
                               steps * (numel (method.nodes) - 1) + 1, 'npds', 0, 'ndecomps', 0, ...
                               'nlinsols', 0);
    end
    t = solution;
  end
end

function [new, x_new, x_low, k] = step (method, fcn, now, x, h, slopes)
  if isfield (method, 'stepper')
    [new, x_new, x_low, k] = method.stepper (fcn, now, x, h);
    return;
  end
  % One step of both methods. The last slope is the first of the next step.
  n = numel (method.b);
  k = zeros (numel (x), n + 1);
  if isempty (slopes)
    k(:, 1) = fcn (now, x);
  elseif iscell (slopes)
    k(:, 1) = slopes{1};
  else
    k(:, 1) = slopes(:, end);
  end
  for s = 2:n
    k(:, s) = fcn (now + method.nodes(s) * h, x + k(:, 1:s - 1) * (h * method.a(s, 1:s - 1))');
  end
  new = now + h;
  x_new = x + k(:, 1:n) * (h * method.b);
  k(:, n + 1) = fcn (new, x_new);
  x_low = x + k * (h * method.lower);
end

function e = error_of (x, old, low, abstol, reltol, whole)
  if whole
    e = max (abs (x - low)) / max (max (abstol), reltol * max (norm (x, Inf), norm (old, Inf)));
  else
    e = max (abs (x - low) ./ max (abstol, reltol * max (abs (x), abs (old))));
  end
  if isnan (e)
    e = Inf;
  end
end

function s = sizes (x, old, abstol, reltol, whole)
  s = error_of (x, old, zeros (size (x)), abstol, reltol, whole);
end

function h = first_step (fcn, order, t, x, size_)
  d0 = size_ (x, x);
  slope = fcn (t, x);
  slope = slope(:);
  d1 = size_ (slope, slope);
  if d0 < 1e-5 || d1 < 1e-5
    h0 = 1e-6;
  else
    h0 = 0.01 * d0 / d1;
  end
  change = fcn (t + h0, x + h0 * slope);
  change = change(:) - slope;
  d2 = size_ (change, change) / h0;
  if max (d1, d2) <= 1e-15
    h1 = max (1e-6, h0 * 1e-3);
  else
    h1 = (1e-2 / max (d1, d2)) ^ (1 / (order + 1));
  end
  h = min (100 * h0, h1);
end

function v = inside (method, t0, t1, x0, x1, k, t)
  % Values within a step: the polynomial with the values and slopes at both ends, and the value in the
  % middle where the method has one.
  h = t1 - t0;
  s = (t - t0) / h;
  f0 = k(:, 1);
  f1 = k(:, end);
  if isempty (method.middle)
    v = (1 - s) .^ 2 .* (1 + 2 * s) .* x0 + s .* (1 - s) .^ 2 * h .* f0 ...
        + (3 - 2 * s) .* s .^ 2 .* x1 + (s - 1) .* s .^ 2 * h .* f1;
  else
    m = x0 + 0.5 * h * (k * method.middle);
    v = (1 - 11 * s .^ 2 + 18 * s .^ 3 - 8 * s .^ 4) .* x0 ...
        + (s - 4 * s .^ 2 + 5 * s .^ 3 - 2 * s .^ 4) .* (h * f0) ...
        + (16 * s .^ 2 - 32 * s .^ 3 + 16 * s .^ 4) .* m ...
        + (-5 * s .^ 2 + 14 * s .^ 3 - 8 * s .^ 4) .* x1 ...
        + (s .^ 2 - 3 * s .^ 3 + 2 * s .^ 4) .* (h * f1);
  end
end

function [value, terminal, sense] = event_values (events, t, x)
  [value, terminal, sense] = events (t, x);
  value = value(:);
  terminal = terminal(:);
  sense = sense(:);
end

function [at, there] = locate (t0, t1, x0, x1, v0, v1)
  % Where an event value is zero, on the straight line of the step.
  part = v0 / (v0 - v1);
  at = t0 + part * (t1 - t0);
  there = x0 + part * (x1 - x0);
end

function stop = call_output (output, t, x, select, flag)
  if ~isempty (select) && ~isempty (x)
    x = x(select, :);
  end
  stop = false;
  if isempty (flag)
    stop = output (t, x, []);
  else
    output (t, x, flag);
  end
  if isempty (stop)
    stop = false;
  end
end

%!error <numeric vector> ode45 (@(t, y) y, "a", 1)
