function r = checkpage (file)
  % CHECKPAGE  Do the text and the code of a Markdown page agree?
  %   R = CHECKPAGE (FILE) runs what a page shows. In blocks fenced by ```nabla each line after
  %   `>> ` is typed (`.. ` goes on with it), and what is shown must be what the page says. Blocks fenced by
  %   ```identity hold equations, which must hold for random arrays of random sizes:
  %
  %     x: [H W N], a: [h w], d: [H-h+1 W-w+1 N]
  %     sum (convn (x, a, 'valid')(:) .* d(:)) == sum (x(:) .* convn (d, flipall (a), 'full')(:))
  %
  %   The lines with a colon declare arrays by their sizes; names in the sizes stand for numbers,
  %   capital letters for large ones, small letters for small ones. Lines that are no equations are
  %   run. R.pass, R.checked and R.failures say how it went; without output a report is printed, and
  %   a page that fails is an error. `nabla check FILE` does the same from a shell.
  %
  %   >> file = tempname (); fid = fopen (file, 'w');
  %   >> fprintf (fid, '```identity\nA: [m n], B: [n k]\n(A * B)'' == B'' * A''\n```\n'); fclose (fid);
  %   >> r = checkpage (file); r.pass
  %   ans = 1
  %
  %   See also: gradcheck, adjointtest, lesson
  if ~exist (file, 'file')
    error ('Nabla:file', 'checkpage: there is no file %s', file);
  end
  lines = strsplit (fileread (file), "\n", 'CollapseDelimiters', false);
  r = struct ('pass', true, 'checked', 0, 'failures', {{}});
  kind = '';
  block = {};
  for k = 1:numel (lines)
    fence = regexp (lines{k}, '^```\s*(\w*)', 'tokens', 'once');
    if isempty (fence) && ~isequal (strtrim (lines{k}), '```')
      if ~isempty (kind)
        block{end+1} = lines{k};
      end
      continue
    end
    if isempty (kind)
      kind = 'other';
      if ~isempty (fence) && ~isempty (fence{1})
        kind = fence{1};
      end
      block = {};
      first = k + 1;
      continue
    end
    switch kind
      case 'nabla'
        found = transcript (block);
      case 'identity'
        found = identities (block);
      otherwise
        found = {};
    end
    for n = 1:numel (found)
      if ~isempty (found{n}.wrong)
        r.failures{end+1} = sprintf ('%s:%d: %s', file, first + found{n}.line - 1, found{n}.wrong);
      end
    end
    r.checked = r.checked + numel (found);
    kind = '';
  end
  r.pass = isempty (r.failures);
  if nargout == 0
    fprintf ('%s\n', r.failures{:});
    fprintf ('%s: %d checked, %d failed\n', file, r.checked, numel (r.failures));
    failed = ~r.pass;
    clear r
    if failed
      error ('Nabla:page', 'checkpage: text and code of %s disagree', file);
    end
  end
end

function page_found = transcript (page_block)
  % Names begin with page_, since the page's own variables are made here.
  page_found = {};
  page_k = 1;
  while page_k <= numel (page_block)
    page_line = page_block{page_k};
    page_first = page_k;
    page_k = page_k + 1;
    if ~strncmp (page_line, '>> ', 3)
      continue
    end
    page_code = page_line(4:end);
    while page_k <= numel (page_block) && strncmp (page_block{page_k}, '.. ', 3)
      page_code = [page_code "\n" page_block{page_k}(4:end)];
      page_k = page_k + 1;
    end
    page_want = '';
    while page_k <= numel (page_block) && ~strncmp (page_block{page_k}, '>> ', 3)
      page_want = [page_want page_block{page_k} "\n"];
      page_k = page_k + 1;
    end
    try
      page_got = evalc (page_code);
    catch page_error
      page_got = ['error: ' page_error.message];
    end
    page_wrong = '';
    if ~strcmp (strtrim (page_got), strtrim (page_want))
      page_wrong = sprintf ('%s\nthe page says:\n%s\nbut it is:\n%s', page_code, strtrim (page_want), strtrim (page_got));
    end
    page_found{end+1} = struct ('line', page_first, 'wrong', page_wrong);
  end
end

function found = identities (block)
  found = {};
  declared = {};
  commands = {};
  for k = 1:numel (block)
    line = strtrim (block{k});
    if isempty (line) || line(1) == '%'
      continue
    elseif ~isempty (regexp (line, '^\w+\s*:\s*\[', 'once'))
      declared = [declared, regexp(line, '(\w+)\s*:\s*\[([^\]]*)\]', 'tokens')];
    elseif isempty (regexp (line, '[^=~!<>]==[^=]', 'once'))
      commands{end+1} = line;
    else
      sides = regexp (line, '^(.*[^=~!<>])==([^=].*)$', 'tokens', 'once');
      wrong = '';
      for trial = 1:4
        wrong = holds (declared, commands, sides{1}, sides{2}, trial);
        if ~isempty (wrong)
          wrong = sprintf ('%s: %s', line, wrong);
          break
        end
      end
      found{end+1} = struct ('line', k, 'wrong', wrong);
    end
  end
end

function page_wrong = holds (page_declared, page_commands, page_left, page_right, page_trial)
  % One try, with random sizes: a name in a size gets its number when it is first met.
  page_wrong = '';
  try
    for page_k = 1:numel (page_declared)
      page_names = regexp (page_declared{page_k}{2}, '[A-Za-z]\w*', 'match');
      for page_n = page_names
        if exist (page_n{1}, 'var') ~= 1
          if page_n{1}(1) < 'a'
            eval (sprintf ('%s = %d;', page_n{1}, randi ([4 7])));
          else
            eval (sprintf ('%s = %d;', page_n{1}, randi ([1 4])));
          end
        end
      end
      page_size = eval (['[' page_declared{page_k}{2} ']']);
      eval (sprintf ('%s = randn (page_size);', page_declared{page_k}{1}));
    end
    for page_k = 1:numel (page_commands)
      evalc (page_commands{page_k});
    end
    page_a = eval (page_left);
    page_b = eval (page_right);
  catch page_error
    page_wrong = page_error.message;
    return
  end
  if ~isequal (size (page_a), size (page_b))
    page_wrong = sprintf ('the left side is %s, the right side %s', sizetext (size (page_a)), sizetext (size (page_b)));
  elseif isnumeric (page_a) || islogical (page_a)
    page_d = max (abs (double (page_a(:)) - double (page_b(:))));
    if ~isempty (page_d) && ~(page_d <= 1e-10 * max (1, max (abs (double (page_b(:))))))
      page_wrong = sprintf ('the sides differ by %.2g', page_d);
    end
  elseif ~isequal (page_a, page_b)
    page_wrong = 'the sides differ';
  end
end

%!function r = paged (varargin)
%!  file = tempname (); fid = fopen (file, 'w'); fprintf (fid, '%s\n', varargin{:}); fclose (fid);
%!  r = checkpage (file); delete (file);
%!endfunction
%!test % what is shown
%! r = paged ('# A page', '```nabla', '>> x = 1 + 1', 'x = 2', '>> y = x + 1;', '>> y', 'y = 3', '```');
%! assert (r.pass); assert (r.checked, 3);
%! r = paged ('```nabla', '>> x = 1 + 1', 'x = 3', '```'); assert (r.pass, false);
%! assert (! isempty (strfind (r.failures{1}, ':2: x = 1 + 1')));
%!test % equations
%! r = paged ('```identity', 'A: [m n], B: [n k]', '(A * B)'' == B'' * A''', 'A * B == B'' * A''', '```');
%! assert (r.checked, 2); assert (numel (r.failures), 1);
%! r = paged ('```identity', 'x: [N 1], a: [n 1]', 'y = conv (x, a);', 'numel (y) == N + n - 1', '```'); assert (r.pass);
%! r = paged ('```identity', 'x: [N 1]', 'flip (x) == x', '```'); assert (r.pass, false);
%!test % other blocks are not run
%! r = paged ('```', '>> nonsense', '```', 'text == other', '```sh', '>> nonsense', '```'); assert (r.pass); assert (r.checked, 0);
%!error <there is no file> checkpage ('no_such_page.md')
