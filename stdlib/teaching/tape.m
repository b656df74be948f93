function varargout = tape (f, varargin)
  % TAPE  Walk a computation forwards and backwards, step by step.
  %   TAPE (F, X1, X2, ...) calls F, which gives one number, records every step (see DLARRAY), and
  %   prints them: forwards the step, the steps it takes, its size, and its value; backwards the
  %   derivative by each step, and what it sends to the steps before: the transposed local
  %   derivative times the derivative by the step. Each of these products is checked against
  %   differences of that step alone. T = TAPE (...) returns a struct array instead, with fields
  %   step, name, parents, value, gradient and error.
  %
  %   >> tape (@(W, x) sum (tanh (W * x)), [1 0; 0 2], [0; 0])
  %   forwards
  %      1  argument            2x2       [1 0;0 2]
  %      2  argument            2x1       [0;0]
  %      3  mtimes      1  2    2x1       [0;0]
  %      4  tanh        3       2x1       [0;0]
  %      5  sum         4       1x1       0
  %   backwards: the derivative of step 5 by each step, and the check of what it passes on
  %      5  sum         1x1       1
  %      4  tanh        2x1       [1;1]                     right
  %      3  mtimes      2x1       [1;1]                     right
  %      2  argument    2x1       [1;2]
  %      1  argument    2x2       [0 0;0 0]
  %
  %   See also: valuegrad, dlarray, derive, gradcheck
  t = dltape ();
  traced = cell (size (varargin));
  for k = 1:numel (varargin)
    a = varargin{k};
    if ~isfloat (a)
      error ('Nabla:bad-argument', 'tape: the arguments are arrays of numbers, argument %d is %s', k, class (a));
    end
    traced{k} = dlarray (a, t, record (t, 'argument', a, [], {}));
  end
  y = f (traced{:});
  if ~isa (y, 'dlarray') || isempty (y.tape) || numel (y.value) ~= 1
    error ('Nabla:not-scalar', 'tape: F should give one number that depends on its arguments');
  end
  g = gradients (t, y.id, 1);
  steps = struct ('step', {}, 'name', {}, 'parents', {}, 'value', {}, 'gradient', {}, 'error', {});
  for k = 1:y.id
    steps(k) = struct ('step', k, 'name', t.names{k}, 'parents', t.parents{k}, ...
                       'value', t.values{k}, 'gradient', g{k}, 'error', 0);
  end
  % A step is checked as a whole: the function that leads from each of its parents to it is what
  % the steps after it see, so a difference in a parent must move the result by its share.
  for k = 1:y.id
    if ~isempty (steps(k).parents) && ~isempty (g{k}) && k < y.id
      steps(k).error = stepcheck (f, varargin, k, g{k});
    end
  end
  if nargout > 0
    varargout{1} = steps;
    return
  end
  fprintf ('forwards\n');
  for s = 1:y.id
    p = steps(s);
    fprintf ('  %2d  %-10s  %-7s %-8s  %s\n', s, p.name, sprintf ('%d  ', p.parents), ...
             sizetext (size (p.value)), brief (p.value));
  end
  fprintf ('backwards: the derivative of step %d by each step, and the check of what it passes on\n', y.id);
  for s = y.id:-1:1
    p = steps(s);
    verdict = '';
    if ~isempty (p.parents) && s < y.id && ~isempty (p.gradient)
      verdict = 'right';
      if p.error > 1e-6
        verdict = sprintf ('WRONG by %.1e', p.error);
      end
    end
    line = sprintf ('  %2d  %-10s  %-8s  %-24s  %s', s, p.name, sizetext (size (p.value)), brief (p.gradient), verdict);
    fprintf ('%s\n', strtrim_end (line));
  end
end

function wrong = stepcheck (f, args, step, gradient)
  % Adds a small array to the value of one step while F runs, and looks at the result.
  h = 1e-6;
  direction = cos (1:numel (gradient));
  direction = reshape (direction, size (gradient));
  up = nudged (f, args, step, h * direction);
  down = nudged (f, args, step, -h * direction);
  slope = (up - down) / (2 * h);
  want = sum (gradient(:) .* direction(:));
  wrong = abs (slope - want) / max ([1, abs(want), abs(up)]);
end

function v = nudged (f, args, step, by)
  t = dltape ();
  t.nudge = {step, by};
  traced = cell (size (args));
  for k = 1:numel (args)
    traced{k} = dlarray (args{k}, t, record (t, 'argument', args{k}, [], {}));
  end
  v = extractdata (f (traced{:}));
end

function text = brief (v)
  text = mat2str (v, 4);
  if numel (text) > 24
    text = sprintf ('%.4g ... %.4g', min (v(:)), max (v(:)));
  end
end

function text = strtrim_end (text)
  text = regexprep (text, ' +$', '');
end

%!test
%! x = rand (4, 4, 2); a = rand (2, 2);
%! t = tape (@(x, a) sum (sigmoid (convn (x, a, 'valid'))(:) .^ 2) / 3, x, a);
%! assert (max ([t.error]) < 1e-7); assert (size (t(2).gradient), [2 2]);
%! names = {t.name}; assert (names(1:4), {'argument', 'argument', 'convn', 'sigmoid'});
%!error <should give one number> tape (@(x) x, [1 2])
