% Nanoseconds an element of operations and functions, class by class: best of several runs on arrays
% of 100,000 elements (or so), one line each, `name<TAB>class<TAB>ns`. A class that has an operation is
% one more line. scripts/bench compares with the last run; a line that is suddenly five times as slow
% has lost its specialised loop.
1;

function measure (name, kind, count, f)
  f ();
  best = Inf;
  spent = 0;
  while spent < 0.01
    t = tic;
    f ();
    t = toc (t);
    best = min (best, t);
    spent = spent + t;
  end
  fprintf ('%s\t%s\t%.3f\n', name, kind, 1e9 * best / count);
end

n = 100000;
base = mod ((1:n) * 7919, 10007);
kinds = {'double', 'single', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', ...
         'uint64', 'logical', 'char', 'complex'};
order = mod ((1:n) * 7919, n) + 1;

for k = 1:numel (kinds)
  kind = kinds{k};
  switch kind
    case 'complex'
      x = complex (base, base(end:-1:1)) / 10007;
    case 'logical'
      x = mod (base, 2) == 1;
    case 'char'
      x = char (mod (base, 26) + 97);
    case {'double', 'single'}
      x = feval (kind, base / 10007);
    otherwise
      x = feval (kind, mod (base, 100));
  end
  y = x(end:-1:1);
  m = mod (base, 3) == 1;
  A = reshape (x, 250, 400);
  number = ~any (strcmp (kind, {'logical', 'char'}));
  real_kind = ~strcmp (kind, 'complex');
  float_kind = any (strcmp (kind, {'double', 'single', 'complex'}));
  measure ('x + y', kind, n, @() x + y);
  measure ('x - 3', kind, n, @() x - 3);
  measure ('x .* y', kind, n, @() x .* y);
  measure ('x == y', kind, n, @() x == y);
  measure ('x < y', kind, n, @() x < y);
  measure ('x(order)', kind, n, @() x(order));
  measure ('x(mask)', kind, n, @() x(m));
  measure ('x(end:-1:1)', kind, n, @() x(end:-1:1));
  measure ('A(:, 20:300)', kind, 281 * 250, @() A(:, 20:300));
  measure ('A.''', kind, n, @() A.');
  measure ('[A, A]', kind, 2 * n, @() [A, A]);
  measure ('repmat', kind, 4 * n, @() repmat (A, 2, 2));
  measure ('double', kind, n, @() double (x));
  measure ('sort', kind, n, @() sort (x));
  measure ('unique', kind, n, @() unique (x));
  measure ('find', kind, n, @() find (x));
  measure ('any', kind, n, @() any (A));
  if number
    measure ('x ./ y', kind, n, @() x ./ y);
    measure ('-x', kind, n, @() -x);
    measure ('abs', kind, n, @() abs (x));
    measure ('x .^ 2', kind, n, @() x .^ 2);
  end
  if ~strcmp (kind, 'char')
    measure ('sum', kind, n, @() sum (x));
    measure ('sum rows', kind, n, @() sum (A, 2));
    measure ('cumsum', kind, n, @() cumsum (x));
  end
  if real_kind && number
    measure ('max', kind, n, @() max (x));
    measure ('max (x, y)', kind, n, @() max (x, y));
    measure ('floor', kind, n, @() floor (x));
    measure ('mod', kind, n, @() mod (x, 7));
    measure ('bitand', kind, n, @() bitand (floor (x), 7));
  end
  if float_kind
    functions = {'exp', 'log', 'sqrt', 'sin', 'cos', 'tanh'};
    for j = 1:numel (functions)
      f = str2func (functions{j});
      measure (functions{j}, kind, n, @() f (x));
    end
    measure ('mean', kind, n, @() mean (x));
    measure ('A * A(:, 1)', kind, n, @() A' * A(:, 1));
    measure ('filter', kind, n, @() filter ([1 2 3], 1, x));
    measure ('conv2 5x5', kind, n, @() conv2 (A, A(1:5, 1:5), 'same'));
  end
end

x = base / 10007;
k = mod (base, 257)' + 1;
words = cell (1, 2000);
for i = 1:2000
  words{i} = sprintf ('word%d', mod (i * 7919, 1009));
end
text = repmat ('the quick brown fox jumps over the lazy dog; ', 1, 1000);
s = struct ('a', num2cell (1:2000));
measure ('accumarray', 'double', n, @() accumarray (k, x'));
measure ('histc', 'double', n, @() histc (x, 0:0.01:1));
measure ('interp1', 'double', n, @() interp1 (0:0.01:1, (0:0.01:1) .^ 2, x));
measure ('ismember', 'double', n, @() ismember (k, 1:3:257));
measure ('median', 'double', n, @() median (reshape (x, 250, 400)));
measure ('fft', 'double', n, @() fft (x));
measure ('unique', 'cell', 2000, @() unique (words));
measure ('sort', 'cell', 2000, @() sort (words));
measure ('strcmp', 'cell', 2000, @() strcmp (words, 'word7'));
measure ('cellfun', 'cell', 2000, @() cellfun (@numel, words));
measure ('cellfun @(w)', 'cell', 2000, @() cellfun (@(w) numel (w) * 2, words));
measure ('arrayfun @(t)', 'double', 2000, @() arrayfun (@(t) t * 2, 1:2000));
measure ('strrep', 'text', numel (text), @() strrep (text, 'fox', 'wolf'));
measure ('strsplit', 'text', numel (text), @() strsplit (text, ' '));
measure ('regexprep', 'text', numel (text), @() regexprep (text, '[aeiou]', '*'));
measure ('upper', 'text', numel (text), @() upper (text));
measure ('sprintf', 'double', 2000, @() sprintf ('%d,%g;', k(1:2000)));
measure ('num2str', 'double', 400, @() num2str (reshape (x(1:400), 20, 20)));
measure ('[s.a]', 'struct', 2000, @() [s.a]);
