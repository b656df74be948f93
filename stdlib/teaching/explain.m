function varargout = explain (varargin)
  % EXPLAIN  What an expression does, entry by entry, and why its gradient is what it is.
  %   EXPLAIN EXPR writes the sum over indices, says which axis each flip reverses, gives the sizes,
  %   the derivatives by both operands, and a worked example in small numbers. EXPR is a convolution
  %   (conv, conv2, convn; operands may be flipped), a product of matrices (with transposes), a
  %   product by element, or one of sum, meanpool, maxpool, reshape, flip, sigmoid, tanh.
  %   TEXT = EXPLAIN (EXPR) returns the text.
  %
  %   >> explain ('conv (x, a, ''valid'')')
  %   y = conv (x, a, 'valid')
  %     sum        y(i) = sum over j = 1..l of x(i + l - j) * a(j),  i = 1 .. n - l + 1
  %     sizes      x is n, a is l, y is n - l + 1
  %     by x       conv (d, flip (a), 'full'): substitute k = i + l - j; each y(i) takes x(k) with
  %                a(i + l - k), so d(i) goes back to x(k) with the same weight, and a runs the other way
  %     by a       conv (flip (x), d, 'valid'): dy(i) / da(j) = x(i + l - j), summed with d(i)
  %     example    x = [1;2;3;4], a = [1;10]: y = [12;23;34]
  %                d = [1;1;1]: by x [10;11;11;1], by a [9;6]
  %
  %   See also: derive, shapes, linop, lesson
  if nargin == 0
    error ('Nabla:bad-argument', 'explain: needs an expression, like explain (''W * x'')');
  end
  expr = strtrim (strjoin (varargin, ' '));
  text = convolution (expr);
  if isempty (text)
    text = product (expr);
  end
  if isempty (text)
    text = named (expr);
  end
  if isempty (text)
    error ('Nabla:bad-argument', ['explain: no explanation for %s; try a convolution, a product, ' ...
                                  'or derive for its gradient'], expr);
  end
  text = [sprintf('y = %s\n', expr) text];
  if nargout > 0
    varargout{1} = text;
  else
    fprintf ('%s', text);
  end
end

function text = convolution (expr)
  text = '';
  operand = '(\w+|(?:flip|flipall|rot180) ?\(\w+\))';
  t = regexp (expr, ['^(convn|conv2|conv) ?\(' operand ', ?' operand '(?:, ?''(full|same|valid)'')?\)$'], ...
              'tokens', 'once');
  if isempty (t)
    return
  end
  shape = 'full';
  if numel (t) > 3 && ~isempty (t{4})
    shape = t{4};
  end
  [f, p, q] = t{1:3};
  [x, a] = deal (barename (p), barename (q));
  text = [flipped(f, p, x) flipped(f, q, a)];
  turn = 'flipall';
  if strcmp (f, 'conv')
    turn = 'flip';
  end
  d = 'd';
  if any (strcmp ({x, a}, 'd'))
    d = 'g';
  end
  switch shape
    case 'valid'
      first = 'i + l - j';
      range = '1 .. n - l + 1';
      sizes = 'n - l + 1';
      byx = sprintf ('%s (%s, %s (%s), ''full'')', f, d, turn, q);
      bya = sprintf ('%s (%s (%s), %s, ''valid'')', f, turn, p, d);
    case 'full'
      first = 'i + 1 - j';
      range = '1 .. n + l - 1';
      sizes = 'n + l - 1';
      byx = sprintf ('%s (%s, %s (%s), ''valid'')', f, d, turn, q);
      bya = sprintf ('%s (%s, %s (%s), ''valid'')', f, d, turn, p);
    case 'same'
      first = 'i + 1 + floor (l / 2) - j';
      range = '1 .. n';
      sizes = 'n';
      byx = sprintf ('%s (unsame (%s, size (%s)), %s (%s), ''valid'')', f, d, a, turn, q);
      bya = sprintf ('%s (unsame (%s, size (%s)), %s (%s), ''valid'')', f, d, a, turn, p);
  end
  byx = unturned (undouble (byx, turn), p, x);
  bya = unturned (undouble (bya, turn), q, a);
  if strcmp (f, 'conv')
    entries = sprintf ('y(i) = sum over j = 1..l of %s(%s) * %s(j),  i = %s', x, first, a, range);
    lengths = sprintf ('%s is n, %s is l, y is %s', x, a, sizes);
  else
    entries = sprintf (['y(i1, i2, ...) = sum over j1, j2, ... of %s(k1, k2, ...) * %s(j1, j2, ...), where\n' ...
                    '             k = %s in each dimension,  i = %s'], x, a, first, range);
    lengths = sprintf (['%s is n, %s is l, y is %s, in each dimension; a batch dimension that %s does\n' ...
                     '             not have has l = 1 there, and stays'], x, a, sizes, a);
  end
  text = [text, row('sum', entries), row('sizes', lengths), ...
          row(['by ' x], [byx whyx(p, x, q, a, first, d)]), ...
          row(['by ' a], [bya whya(p, x, q, a, first, d)])];
  u = [1; 2; 3; 4];
  v = [1; 10];
  k = str2func (sprintf ('@(%s, %s) conv (%s, %s, ''%s'')', x, a, oned (p), oned (q), shape));
  y = k (u, v);
  [~, gx, ga] = valuegrad (@(s, t) sumall (k (s, t)), u, v);
  text = [text, row('example', sprintf ('%s = %s, %s = %s: y = %s\n             %s = %s: by %s %s, by %s %s', ...
          x, mat2str (u), a, mat2str (v), mat2str (y), d, mat2str (ones (numel (y), 1)), x, mat2str (gx), a, mat2str (ga)))];
end

function text = whyx (p, x, q, a, first, d)
  text = ': the transpose in each dimension';
  if strcmp (p, x) && strcmp (q, a)
    text = sprintf ([': substitute k = %s; each y(i) takes %s(k) with\n             %s(%s), so %s(i) ' ...
                     'goes back to %s(k) with the same weight, and %s runs the other way'], ...
                    first, x, a, strrep (first, '- j', '- k'), d, x, a);
  end
end

function text = whya (p, x, q, a, first, d)
  text = '';
  if strcmp (p, x) && strcmp (q, a)
    text = sprintf (': dy(i) / d%s(j) = %s(%s), summed with %s(i)', a, x, first, d);
  end
end

function text = unturned (text, operand, name)
  % The derivative by a flipped operand, flipped back.
  if ~strcmp (operand, name)
    text = sprintf ('%s (%s)', regexp (operand, '^\w+', 'match', 'once'), text);
  end
end

function s = sumall (y)
  s = sum (y(:));
end

function text = oned (operand)
  text = regexprep (operand, '(flipall|rot180)', 'flip');
end

function name = barename (operand)
  name = regexprep (operand, '^.*\((\w+)\)$', '$1');
end

function text = undouble (text, turn)
  % flipall (flipall (a)) is a.
  text = regexprep (text, [turn ' \((?:flipall|flip) ?\((\w+)\)\)'], '$1');
end

function text = flipped (f, operand, name)
  text = '';
  if strcmp (operand, name)
    return
  end
  word = regexp (operand, '^\w+', 'match', 'once');
  switch word
    case 'flipall'
      what = sprintf ('reverses every axis of %s, the batch as well', name);
    case 'rot180'
      what = sprintf ('reverses axes 1 and 2 of %s, and not the batch: wrong for a kernel gradient (N15)', name);
    otherwise
      what = sprintf ('reverses the first axis of %s that is longer than 1', name);
  end
  text = row ('flip', [operand ' ' what]);
end

function text = product (expr)
  text = '';
  t = regexp (expr, '^(\w+)(''?) ?(\.\*|\*) ?(\w+)(''?)$', 'tokens', 'once');
  if isempty (t)
    return
  end
  if numel (t) < 5
    t = regexp (expr, '^(\w+)(''|) ?(\.\*|\*) ?(\w+)(''|)$', 'tokens', 'once');
  end
  [A, ta, op, B, tb] = t{:};
  if strcmp (op, '.*')
    text = [row('entries', sprintf ('y(i) = %s(i) * %s(i)', A, B)), ...
            row('sizes', 'the same; an axis of length 1 is spread'), ...
            row(['by ' A], sprintf ('d .* %s, summed over axes in which %s was spread', B, A)), ...
            row(['by ' B], sprintf ('d .* %s, summed over axes in which %s was spread', A, B))];
    return
  end
  a = [A '(i, k)'];
  b = [B '(k, j)'];
  if ~isempty (ta)
    a = [A '(k, i)'];
  end
  if ~isempty (tb)
    b = [B '(j, k)'];
  end
  byA = sprintf ('d * %s%s', B, turned (tb));
  byB = sprintf ('%s%s * d', A, turned (ta));
  if ~isempty (ta)
    byA = sprintf ('%s%s * d''', B, tb);
  end
  if ~isempty (tb)
    byB = sprintf ('d'' * %s%s', A, ta);
  end
  text = [row('sum', sprintf ('y(i, j) = sum over k of %s * %s', a, b)), ...
          row('sizes', sprintf ('m x n times n x p is m x p')), ...
          row(['by ' A], sprintf ('%s: %s meets d(i, j) with %s (N8)', byA, a, b)), ...
          row(['by ' B], sprintf ('%s: %s meets d(i, j) with %s (N7)', byB, b, a))];
  M = [1 2; 3 4];
  v = [10; 1];
  if isempty (tb) && isempty (ta)
    text = [text, row('example', sprintf ('%s = %s, %s = %s: y = %s; d = [1;1]: by %s %s, by %s %s', ...
            A, mat2str (M), B, mat2str (v), mat2str (M * v), A, mat2str ([1; 1] * v'), B, mat2str (M' * [1; 1])))];
  end
end

function t = turned (t)
  if isempty (t)
    t = '''';
  else
    t = '';
  end
end

function text = named (expr)
  t = regexp (expr, '^(\w+) ?\((\w+)(?:, ?(.*))?\)$', 'tokens', 'once');
  text = '';
  if isempty (t)
    return
  end
  x = t{2};
  switch t{1}
    case 'sum'
      text = [row('sum', sprintf ('each term %s(i) goes into one y with weight 1', x)), ...
              row(['by ' x], sprintf ('d, spread to the size of %s: the transpose of a sum copies', x)), ...
              row('example', 'x = [1 2; 3 4]: sum (x, 2) = [3; 7]; d = [5; 6]: by x [5 5; 6 6]')];
    case 'meanpool'
      text = [row('sum', sprintf ('y(b) = sum of %s over block b / number of entries in it', x)), ...
              row(['by ' x], sprintf ('meanpooladjoint (d, %s): d(b) / number, to each entry of block b', t{end})), ...
              row('example', 'x = [1 3 0 0; 5 7 0 8], blocks 2x2: y = [4 2]; d = [4 8]: by x [1 1 2 2; 1 1 2 2]')];
    case 'maxpool'
      text = [row('entries', sprintf ('y(b) = the largest %s(i) in block b, at where(b)', x)), ...
              row(['by ' x], sprintf ('maxpooladjoint (d, where, %s): d(b) at where(b), zeros elsewhere', t{end})), ...
              row('example', 'x = [1 3 0 0; 5 7 0 8]: y = [7 8]; d = [10 20]: by x [0 0 0 0; 0 10 0 20]')];
    case {'sigmoid', 'tanh'}
      slope = 'y .* (1 - y)';
      if strcmp (t{1}, 'tanh')
        slope = '1 - y .^ 2';
      end
      text = [row('entries', sprintf ('y(i) = %s (%s(i)): entry by entry, so its Jacobian is diagonal', t{1}, x)), ...
              row(['by ' x], sprintf ('d .* (%s): the slope, told from the value (N7, N9)', slope))];
    case {'flip', 'flipall', 'flipud', 'fliplr', 'rot180'}
      text = [row('entries', sprintf ('y(i) = %s(n + 1 - i) along the axes that are reversed', x)), ...
              row(['by ' x], sprintf ('%s: a flip is its own transpose, and its own inverse', strrep (expr, x, 'd')))];
    case 'reshape'
      text = [row('entries', 'the same numbers in the same order'), ...
              row(['by ' x], sprintf ('reshape (d, size (%s))', x))];
  end
end

function text = row (word, rest)
  text = sprintf ('  %-10s %s\n', word, rest);
end

%!test % the gradients that it names are right
%! x = rand (5, 6, 3); a = rand (2, 3); d = rand (4, 4, 3);
%! t = explain ('convn (x, a, ''valid'')');
%! assert (! isempty (strfind (t, 'convn (d, flipall (a), ''full'')')));
%! assert (! isempty (strfind (t, 'convn (flipall (x), d, ''valid'')')));
%!test
%! t = explain ('convn (rot180 (x), d, ''valid'')'); assert (! isempty (strfind (t, 'not the batch')));
%! t = explain ('convn (flipall (x), d, ''valid'')'); assert (! isempty (strfind (t, 'every axis')));
%! t = explain ('W * y'); assert (! isempty (strfind (t, 'd * y''')));
%! t = explain ('W'' * d'); assert (! isempty (strfind (t, 'W(k, i)')));
%! t = explain ('sigmoid (v)'); assert (! isempty (strfind (t, 'y .* (1 - y)')));
%!test % each gradient that is named, against automatic differentiation: flipped operands, each shape
%! x = rand (5, 1); a = rand (2, 1);
%! for p = {'x', 'flip (x)'}
%!   for q = {'a', 'flip (a)'}
%!     for shape = {'full', 'same', 'valid'}
%!       expr = sprintf ('conv (%s, %s, ''%s'')', p{1}, q{1}, shape{1});
%!       t = explain (expr); f = str2func (['@(x, a) ' expr]);
%!       d = rand (size (f (x, a)));
%!       [~, gx, ga] = valuegrad (@(x, a) sum (f (x, a) .* d), x, a);
%!       bx = regexp (t, '  by x +([^:\n]*)', 'tokens', 'once'){1};
%!       ba = regexp (t, '  by a +([^:\n]*)', 'tokens', 'once'){1};
%!       assert (eval (bx), gx, 1e-12); assert (eval (ba), ga, 1e-12);
%!     end
%!   end
%! end
%!error <no explanation for svd \(x\)> explain ('svd (x)')
