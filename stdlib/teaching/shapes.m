function varargout = shapes (varargin)
  % SHAPES  Sizes with names: what size has an expression, in letters?
  %   SHAPES x H W N says that x is an H x W x N array; SHAPES alone lists what was said, and SHAPES
  %   clear forgets it. SHAPES ("EXPR") tells the size of an expression in these names, and TEXT =
  %   SHAPES ("EXPR") returns it. Sizes that do not fit are an error that speaks in the names, too.
  %   Lines of a program, `u = convn (x, a, 'valid'); v = u(:)`, are echoed one by one, and their
  %   variables are known from then on.
  %
  %   The expression is run on zeros, with several numbers for each name; the size is the formula
  %   that fits them all.
  %
  %   >> shapes x H W N
  %   x is H x W x N
  %   >> shapes a h w
  %   a is h x w
  %   >> shapes ("u = convn (x, a, 'valid'); flipall (u) + 1")
  %   u is (H - h + 1) x (W - w + 1) x N
  %   flipall (u) + 1 is (H - h + 1) x (W - w + 1) x N
  %   >> shapes clear
  %
  %   See also: explain, size, convn
  persistent known
  if isempty (known)
    known = struct ('name', {}, 'dims', {}, 'code', {});
  end
  if nargin == 0
    for k = 1:numel (known)
      fprintf ('%s is %s\n', known(k).name, strjoin (known(k).dims, ' x '));
    end
    return
  elseif nargin == 1 && strcmp (varargin{1}, 'clear')
    known(:) = [];
    return
  elseif nargin > 1
    if ~all (cellfun (@(t) ischar (t) && ~isempty (regexp (t, '^(\w+|[\w+*() -]+)$', 'once')), varargin))
      error ('Nabla:bad-argument', 'shapes: write it as shapes x H W N');
    end
    dims = varargin(2:end);
    if numel (dims) == 1
      dims{2} = '1';
    end
    known = known(~strcmp ({known.name}, varargin{1}));
    known(end+1) = struct ('name', varargin{1}, 'dims', {dims}, 'code', '');
    fprintf ('%s is %s\n', varargin{1}, strjoin (dims, ' x '));
    return
  end
  lines = strtrim (statements (varargin{1}));
  for k = find (~cellfun (@isempty, lines))
    [name, dims] = sizeof (lines{k}, known);
    text = wrapped (dims);
    if nargout > 0
      varargout{1} = text;
    else
      fprintf ('%s is %s\n', name, text);
    end
    if ~strcmp (name, lines{k})
      known = known(~strcmp ({known.name}, name));
      known(end+1) = struct ('name', name, 'dims', {dims}, 'code', '');
    end
  end
end

function lines = statements (text)
  % Cut at semicolons and line ends, not at those inside brackets.
  depth = cumsum (ismember (text, '([{') - ismember (text, ')]}'));
  cuts = [0, find((text == ';' | text == "\n") & depth == 0), numel(text) + 1];
  lines = cell (1, numel (cuts) - 1);
  for k = 1:numel (lines)
    lines{k} = text(cuts(k)+1:cuts(k+1)-1);
  end
end

function text = wrapped (dims)
  for k = 1:numel (dims)
    if any (dims{k} == ' ')
      dims{k} = ['(' dims{k} ')'];
    end
  end
  text = strjoin (dims, ' x ');
end

function [name, dims] = sizeof (line, known)
  t = regexp (line, '^(\w+)\s*=(?!=)\s*(.*)$', 'tokens', 'once');
  name = line;
  code = line;
  if ~isempty (t)
    [name, code] = t{:};
  end
  letters = unique (regexp (strjoin ([{''}, known.dims], ' '), '[A-Za-z]\w*', 'match'));
  [values, sizes] = deal ([], {});
  for trial = 1:6
    % Capital letters are larger, so that kernels fit into their maps.
    number = zeros (1, numel (letters));
    for k = 1:numel (letters)
      chance = floor (1e4 * abs (sin (12.9898 * k + 78.233 * trial)));
      number(k) = 2 + rem (chance, 5);
      if letters{k}(1) < 'a'
        number(k) = 12 + rem (chance, 11);
      end
    end
    values(trial,:) = number;
    try
      sizes{trial} = trialsize (code, known, letters, number);
    catch e
      error ('Nabla:size-mismatch', 'shapes: %s: %s', code, inletters (e.message, letters, number));
    end
  end
  if ~all (cellfun (@numel, sizes) == numel (sizes{1}))
    error ('Nabla:size-mismatch', 'shapes: %s: the number of dimensions depends on the sizes', code);
  end
  table = cat (1, sizes{:});
  dims = cell (1, size (table, 2));
  for d = 1:size (table, 2)
    dims{d} = formula (table(:,d), values, letters);
  end
end

function shapes_n = trialsize (shapes_code, shapes_known, shapes_letters, shapes_number)
  for shapes_k = 1:numel (shapes_letters)
    eval (sprintf ('%s = %d;', shapes_letters{shapes_k}, shapes_number(shapes_k)));
  end
  for shapes_k = 1:numel (shapes_known)
    shapes_n = eval (['[' strjoin(shapes_known(shapes_k).dims, ', ') ']']);
    shapes_array = zeros (shapes_n);
    shapes_all.(shapes_known(shapes_k).name) = shapes_array;
  end
  for shapes_k = 1:numel (shapes_known)
    eval (sprintf ('%s = shapes_all.%s;', shapes_known(shapes_k).name, shapes_known(shapes_k).name));
  end
  shapes_n = size (eval (shapes_code));
end

function text = formula (column, values, letters)
  % The simplest of: a number, a name, a sum of names and a number, a product of names.
  text = '?';
  if all (column == column(1))
    text = sprintf ('%d', column(1));
    return
  end
  n = numel (letters);
  for k = 1:n
    rest = column - values(:,k);
    if all (rest == rest(1))
      text = [letters{k} offset(rest(1))];
      return
    end
  end
  for k = 1:n
    ratio = column ./ values(:,k);
    if all (ratio == ratio(1))
      text = sprintf ('%g * %s', ratio(1), letters{k});
      return
    end
  end
  for sign = [-1 1]
    for k = 1:n
      for j = 1:n
        rest = column - values(:,k) - sign * values(:,j);
        if all (rest == rest(1)) && (sign < 0 || j >= k) && abs (rest(1)) < 3
          text = [letters{k} ifelse(sign < 0, ' - ', ' + ') letters{j} offset(rest(1))];
          return
        end
      end
    end
  end
  for k = 1:n
    for j = [k:n, 1:n]
      ratio = column ./ (values(:,k) .* values(:,j));
      if all (ratio == 1)
        text = [letters{k} ' * ' letters{j}];
        return
      end
      for i = j:n
        if all (column == values(:,k) .* values(:,j) .* values(:,i))
          text = strjoin (letters([k, j, i]), ' * ');
          return
        end
      end
    end
  end
end

function text = offset (n)
  text = '';
  if n > 0
    text = sprintf (' + %d', n);
  elseif n < 0
    text = sprintf (' - %d', -n);
  end
end

function c = ifelse (yes, a, b)
  c = b;
  if yes
    c = a;
  end
end

function message = inletters (message, letters, number)
  % Sizes in an error message, 12x3, in letters where a name has that number.
  for k = 1:numel (letters)
    message = regexprep (message, sprintf ('(?<=[x ])%d(?=[x,)]|$)', number(k)), letters{k});
  end
end

%!test
%! evalc ('shapes clear; shapes W m n; shapes y n N; shapes c m');
%! assert (shapes ('W * y + c'), 'm x N'); assert (shapes ('W'' * (W * y)'), 'n x N');
%! assert (shapes ('y(:)'), '(N * n) x 1'); assert (shapes ('sum (y, 2)'), 'n x 1');
%! assert (shapes ('[y; y]'), '(2 * n) x N');
%! try, shapes ('W * c'); catch e, end
%! assert (! isempty (strfind (e.message, 'op1 is mxn, op2 is mx1')));
%! evalc ('shapes clear');
%!test
%! evalc ('shapes x n; shapes a l'); assert (shapes ('conv (x, a)'), '(l + n - 1) x 1'); evalc ('shapes clear');
