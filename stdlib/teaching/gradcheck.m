function r = gradcheck (f, x, g, varargin)
  % GRADCHECK  Compare a gradient with differences, entry by entry.
  %   R = GRADCHECK (F, X, G) changes each entry of X by a small step to both sides, and compares
  %   the central difference of F with what G says: F (X) is a number, G the gradient at X, or a
  %   function that computes it. X is an array, or a struct or cell of arrays (a whole network, say);
  %   then G has the same layout, and may leave out what is no parameter. If F returns its gradient
  %   as second output, G is not needed. Where F returns an array, G is its Jacobian (N6): a row for
  %   each entry of F (X), a column for each entry of X.
  %
  %     R.pass      is every entry right?
  %     R.maxerror  the largest error, relative to the largest entry of its array
  %     R.worst     the worst entries, first the worst: name, index, subscripts, given, difference,
  %                 error
  %     R.name      the arrays, R.error the largest error in each
  %     R.kinks     entries that were left out: there is a kink, and no derivative
  %     R.unchecked arrays of X for which there is no gradient
  %     R.curve     with 'curve': step sizes, and the error at the worst entry with each
  %
  %   Without output a report is printed. Options by name and value:
  %
  %     'tolerance'  1e-7 in double, 1e-3 in single
  %     'step'       by default eps ^ (1/5) of the class, times the size of the entry if that is
  %                  above 1; differences for h and 2h are extrapolated to h = 0, error h^4
  %     'entries'    how many entries of an array to try, at random; all by default
  %     'curve'      true: how the error at the worst entry depends on the step
  %
  %   >> W = [1 2; 3 4];
  %   >> r = gradcheck (@(x) sum ((W * x) .^ 2) / 2, [1; -1], @(x) W' * (W * x)); r.pass
  %   ans = 1
  %
  %   The transpose forgotten: the entries are named.
  %
  %   >> gradcheck (@(x) sum ((W * x) .^ 2) / 2, [1; -1], @(x) W * (W * x))
  %   x                        largest relative error 1.4e-01
  %   the worst entries:
  %     entry              given         difference    error
  %     x(1)               -3            -4            1.4e-01
  %     x(2)               -7            -6            1.4e-01
  %   largest error of 2 entries 1.4e-01, tolerance 1e-07: FAILED
  %
  %   Source: the check of N7, N8, N15 and N16.   See also: adjointtest, cnngradcheck, valuegrad
  opts = struct ('tolerance', [], 'step', [], 'entries', Inf, 'curve', false);
  if nargin > 2 && ischar (g)
    varargin = [{g}, varargin];
    g = [];
  elseif nargin < 3
    g = [];
  end
  opts = cnnoptions ('gradcheck', opts, varargin);
  [f0, g] = gradientat (f, x, g);
  if ~isfloat (f0) || ~isreal (f0)
    error ('Nabla:bad-argument', 'gradcheck: F (X) should be real numbers, found %s', class (f0));
  end
  [r.name, r.error, entries, r.kinks] = deal ({}, [], {}, 0);
  [names, paths] = leaves (g, 'x');
  if isempty (names)
    error ('Nabla:bad-argument', 'gradcheck: G holds no numbers');
  end
  for k = 1:numel (names)
    a = arrayat (x, paths{k}, names{k});
    slopes = arrayat (g, paths{k}, names{k});
    checksize (names{k}, a, slopes, f0);
    [h, tolerance] = defaults (class (a), opts);
    if k == 1
      worsttolerance = tolerance;
    end
    worsttolerance = max (worsttolerance, tolerance);
    columns = reshape (slopes, numel (f0), numel (a));
    scale = max (abs (columns(:)));
    worst = 0;
    for n = someof (numel (a), opts.entries)
      step = h * max (1, abs (a(n)));
      line = @(t) valueat (f, x, paths{k}, n, t);
      [d, kink] = slopeof (line, f0, step, scale);
      if any (kink)
        r.kinks = r.kinks + 1;
        continue
      end
      % Rounding of F alone moves the difference by this much: nobody can see errors below it.
      noise = 10 * eps (class (a)) * max (abs (f0(:))) / step;
      largest = max ([scale; abs(d(:)); noise / tolerance; realmin]);
      [wrong, row] = max (abs (columns(:,n) - d(:)) / largest);
      if isnan (wrong)
        wrong = Inf;
      end
      worst = max (worst, wrong);
      entries{end+1} = struct ('name', entryname (names{k}, size (a), n, row, numel (f0)), ...
                               'index', n, 'subscripts', subscripts (size (a), n), ...
                               'given', columns(row,n), 'difference', d(row), 'error', wrong, ...
                               'array', k);
    end
    r.name{end+1} = names{k};
    r.error(end+1) = worst;
  end
  r.maxerror = max ([0, r.error]);
  r.pass = r.maxerror < worsttolerance && ~isempty (entries);
  [~, order] = sort (cellfun (@(e) e.error, entries), 'descend');
  r.worst = struct ('name', {}, 'index', {}, 'subscripts', {}, 'given', {}, 'difference', {}, ...
                    'error', {});
  for k = order(1:min (5, end))
    r.worst(end+1) = rmfield (entries{k}, 'array');
  end
  r.unchecked = setdiff (leaves (x, 'x'), r.name);
  if opts.curve && ~isempty (order)
    first = entries{order(1)};
    r.curve = stepcurve (f, x, paths{first.array}, first, f0);
  end
  if nargout == 0
    printreport (r, worsttolerance, numel (entries));
    clear r
  end
end

function [f0, g] = gradientat (f, x, g)
  % The value, and the gradient as an array or in the layout of X.
  if isempty (g)
    [f0, g] = f (x);
  else
    f0 = f (x);
    if is_function_handle (g)
      g = g (x);
    end
  end
end

function checksize (name, a, slopes, f0)
  if ~isreal (a)
    error ('Nabla:bad-argument', 'gradcheck: %s is complex; check real and imaginary part', name);
  end
  right = numel (slopes) == numel (f0) * numel (a) ...
          && (~isscalar (f0) || any (strcmp (sizetext (size (slopes)), ...
                                             {sizetext(size (a)), sizetext([1 numel(a)])})));
  if ~right && isscalar (f0)
    error ('Nabla:gradient-size', 'gradcheck: %s is %s, its gradient is %s', ...
           name, sizetext (size (a)), sizetext (size (slopes)));
  elseif ~right
    error ('Nabla:gradient-size', 'gradcheck: the Jacobian of %d values by %d entries of %s is %s', ...
           numel (f0), numel (a), name, sizetext (size (slopes)));
  end
end

function [h, tolerance] = defaults (class, opts)
  h = opts.step;
  tolerance = opts.tolerance;
  if isempty (h)
    h = eps (class) ^ (1/5);
  end
  if isempty (tolerance)
    tolerance = 1e-7;
    if strcmp (class, 'single')
      tolerance = 1e-3;
    end
  end
end

function a = arrayat (x, path, name)
  if isempty (path)
    a = x;
    return
  end
  try
    a = subsref (x, path);
  catch
    error ('Nabla:gradient-size', 'gradcheck: the gradient has %s, and X does not', name);
  end
end

function v = valueat (f, x, path, n, t)
  % F with T added to entry N of one array.
  a = arrayat (x, path, '');
  a(n) = a(n) + t;
  if isempty (path)
    v = f (a);
  else
    v = f (subsasgn (x, path, a));
  end
  v = v(:);
end

function [d, kink] = slopeof (f, f0, h, scale)
  % Central differences for h and 2h, extrapolated. Where F is smooth both agree, and the second
  % difference for 2h is four times that for h; at a kink it is twice that. Then h is made smaller.
  f0 = f0(:);
  for attempt = 1:4
    near = [f(h), f(-h)];
    far = [f(2 * h), f(-2 * h)];
    d1 = (near(:,1) - near(:,2)) / (2 * h);
    d2 = (far(:,1) - far(:,2)) / (4 * h);
    d = (4 * d1 - d2) / 3;
    bend = (sum (far, 2) - 4 * sum (near, 2) + 6 * f0) / h;
    slack = max (1e-4 * max (scale, abs (d1)), 200 * eps (class (f0)) * abs (f0) / h);
    kink = max (abs (d1 - d2), abs (bend)) > slack;
    if ~any (kink)
      return
    end
    h = h / 8;
  end
end

function c = stepcurve (f, x, path, entry, f0)
  % The error of the plain central difference: it falls with h^2, then rounding takes over.
  c.step = 10 .^ (-1:-1:-12);
  c.error = zeros (size (c.step));
  for k = 1:numel (c.step)
    plus = valueat (f, x, path, entry.index, c.step(k));
    minus = valueat (f, x, path, entry.index, -c.step(k));
    d = (plus - minus) / (2 * c.step(k));
    [~, row] = min (abs (d - entry.difference));
    c.error(k) = abs (d(row) - entry.given);
  end
end

function n = someof (count, wanted)
  n = 1:count;
  if wanted < count
    n = randperm (count, wanted);
  end
end

function s = subscripts (sz, n)
  s = cell (1, numel (sz));
  [s{:}] = ind2sub (sz, n);
  s = [s{:}];
end

function name = entryname (name, sz, n, row, values)
  if prod (sz) > 1
    s = subscripts (sz, n);
    if numel (sz) == 2 && any (sz == 1)
      s = n;
    end
    name = sprintf ('%s(%s)', name, strrep (sizetext (s), 'x', ','));
  end
  if values > 1
    name = sprintf ('f(%d) by %s', row, name);
  end
end

function printreport (r, tolerance, count)
  for k = 1:numel (r.name)
    fprintf ('%-24s largest relative error %.1e\n', r.name{k}, r.error(k));
  end
  if ~r.pass
    fprintf ('the worst entries:\n  %-18s %-13s %-13s %s\n', 'entry', 'given', 'difference', 'error');
    for k = 1:numel (r.worst)
      w = r.worst(k);
      fprintf ('  %-18s %-13.6g %-13.6g %.1e\n', w.name, w.given, w.difference, w.error);
    end
  end
  if r.kinks > 0
    fprintf ('left out at kinks: %d entries\n', r.kinks);
  end
  if ~isempty (r.unchecked)
    fprintf ('without a gradient: %s\n', strjoin (r.unchecked(:)', ', '));
  end
  if isfield (r, 'curve')
    fprintf ('central differences at %s:\n  step     error\n', r.worst(1).name);
    fprintf ('  %.0e  %.1e\n', [r.curve.step; r.curve.error]);
  end
  verdict = 'passed';
  if ~r.pass
    verdict = 'FAILED';
  end
  fprintf ('largest error of %d entries %.1e, tolerance %.0e: %s\n', ...
           count, r.maxerror, tolerance, verdict);
end

%!test % arrays of every shape, double and single
%! for c = {'double', 'single'}
%!   for n = {[1 1], [5 1], [1 5], [3 4], [2 3 2]}
%!     x = cast (rand (n{1}) - 0.5, c{1});
%!     r = gradcheck (@(x) sum (x(:) .^ 3), x, 3 * x .^ 2); assert (r.pass);
%!     r = gradcheck (@(x) sum (x(:) .^ 3), x, @(x) 2.9 * x .^ 2); assert (~r.pass);
%!   end
%! end
%!test % the worst entry, by its place
%! x = rand (3, 4); g = 2 * x; g(2,3) = g(2,3) + 0.1; g(3,1) = g(3,1) - 0.2;
%! r = gradcheck (@(x) sum (x(:) .^ 2), x, g);
%! assert ({r.worst(1:2).name}, {'x(3,1)', 'x(2,3)'});
%! assert (r.worst(2).subscripts, [2 3]); assert (r.worst(2).index, 8);
%! assert (r.worst(2).difference, 2 * x(2,3), 1e-9);
%! assert (r.maxerror, 0.2 / max (max (abs (2 * x(:))), max (abs (g(:)))), 1e-6);
%!test % structs and cells
%! p.W = rand (2, 3); p.c = {rand(2, 1), 'a text'}; y = rand (3, 1);
%! f = @(p) sum (p.W * y + p.c{1}); g.W = [y'; y']; g.c = {ones(2, 1)};
%! r = gradcheck (f, p, g); assert (r.pass); assert (r.name, {'x.W', 'x.c{1}'});
%! g.c{1}(2) = 3; r = gradcheck (f, p, g); assert (r.worst(1).name, 'x.c{1}(2)');
%! r = gradcheck (f, p, rmfield (g, 'c')); assert (r.pass); assert (r.unchecked, {'x.c{1}'});
%!test % a whole network
%! net = cnnsetup ({{'conv', 2, 2}, {'pool', 2}, {'dense', 3}}, [5 5], 2, 'seed', 1);
%! x = rand (5, 5, 3); e = rand (2, 3);
%! f = @(net) cnnloss (net, cnnforward (net, x).y{end}, e);
%! r = gradcheck (f, net, cnnbackward (net, cnnforward (net, x), e)); assert (r.pass);
%!test % a Jacobian: a row for each value (N6)
%! A = rand (3, 4); x = rand (4, 1);
%! r = gradcheck (@(x) sin (A * x), x, @(x) cos (A * x) .* A); assert (r.pass);
%! r = gradcheck (@(x) A * x, x, A + [zeros(2, 4); 0 0 1 0]);
%! assert (~r.pass); assert (r.worst(1).name, 'f(3) by x(3)');
%!function [v, g] = both (x)
%!  v = sum (exp (x)); g = exp (x);
%!endfunction
%!test % the gradient as second output
%! r = gradcheck (@both, rand (4, 1)); assert (r.pass);
%! r = gradcheck (@both, rand (4, 1), 'entries', 2); assert (r.pass);
%!test % kinks are left out, and counted
%! r = gradcheck (@(x) sum (abs (x)), [1; 0; -2], [1; 0; -1]); assert (r.pass); assert (r.kinks, 1);
%!test % a gradient of zeros; large values
%! r = gradcheck (@(x) 3, rand (4, 1), zeros (4, 1)); assert (r.pass);
%! r = gradcheck (@(x) 1e8 + sum (x), 1e6 * rand (4, 1), ones (4, 1)); assert (r.pass);
%! r = gradcheck (@(x) sum (x), rand (4, 1), NaN (4, 1)); assert (~r.pass);
%!test % the curve of the steps: least in the middle
%! r = gradcheck (@(x) sum (exp (x)), rand (3, 1), @exp, 'curve', true);
%! [~, k] = min (r.curve.error); assert (k > 3 && k < 9);
%!error <x is 2x1, its gradient is 1x3> gradcheck (@sum, [1; 2], [1 1 1])
%!error <the gradient has x.b, and X does not> gradcheck (@(x) x.a, struct ('a', 1), struct ('b', 1))
%!error <Jacobian of 2 values by 2 entries of x is 2x1> gradcheck (@(x) x, [1; 2], [1; 1])
%!error <unknown option 'steps'> gradcheck (@sum, [1; 2], [1; 1], 'steps', 3)
%!error <G holds no numbers> gradcheck (@sum, [1; 2], {'a'})
