function varargout = lesson (name, varargin)
  % LESSON  Learn backpropagation at the prompt, step by step.
  %   LESSON lists the lessons, and which of them you have finished. LESSON NAME (or its number)
  %   runs one: text and formulas, commands that you see run, and questions. Type an answer as an
  %   expression, and it is checked by its value; 'hint' gives a hint, 'skip' shows the answer,
  %   'quit' leaves, and the next time you go on from there.
  %
  %   A lesson is a plain script, stdlib/lessons/NN_title.m: run it, read it, change it. Options:
  %
  %     'answers'  a cell of texts that are typed for you
  %     'from'     the number of the step to begin with
  %
  %   R = LESSON (NAME, ...) returns R.asked, R.right and R.finished. NAMES = LESSON () returns the
  %   names. Progress is kept in the folder nabla of XDG_CONFIG_HOME, or of ~/.config.
  %
  %   >> names = lesson (); names{1}
  %   ans = rows_and_columns
  %
  %   See also: drill, explain, publishlesson, gradcheck, adjointtest
  files = lessonfiles ();
  names = regexprep (files, '^.*/\d+_(.*)\.m$', '$1');
  if nargin == 0
    if nargout > 0
      varargout{1} = names;
      return
    end
    done = progress ();
    for k = 1:numel (names)
      mark = ' ';
      if isfield (done, names{k})
        mark = '.';
        if done.(names{k}) == 0
          mark = '*';
        end
      end
      fprintf ('%s %2d  %s\n', mark, k, strrep (names{k}, '_', ' '));
    end
    fprintf ('lesson NUMBER begins; * is finished, . begun\n');
    return
  end
  k = find (strcmp (names, strrep (name, ' ', '_')));
  if isempty (k) && ~isnan (str2double (name))
    k = str2double (name);
  end
  if isempty (k) || ~any (k == 1:numel (names))
    error ('Nabla:bad-argument', 'lesson: there is no lesson ''%s''; lesson shows them', name);
  end
  opts = cnnoptions ('lesson', struct ('answers', [], 'from', []), varargin(:)');
  if isempty (opts.from)
    done = progress ();
    opts.from = 1;
    if isfield (done, names{k}) && done.(names{k}) > 0 && ~iscell (opts.answers)
      opts.from = done.(names{k});
    end
  end
  [r, step] = runlesson (lessonsteps (files{k}), opts);
  if r.finished
    step = 0;
  end
  if ~iscell (opts.answers)
    progress (names{k}, step);
  end
  if nargout > 0
    varargout{1} = r;
  elseif r.finished
    fprintf ('\nFinished: %d of %d answers were right at once.\n', r.right, r.asked);
  end
end

function [lesson_r, lesson_step] = runlesson (lesson_steps, lesson_opts)
  % The commands of a lesson are run here, so names begin with lesson_.
  lesson_r = struct ('asked', 0, 'right', 0, 'finished', false);
  lesson_typed = lesson_opts.answers;
  for lesson_step = 1:numel (lesson_steps)
    lesson_quiet = lesson_step < lesson_opts.from;
    lesson_parts = lesson_steps{lesson_step};
    lesson_k = 0;
    while lesson_k < numel (lesson_parts)
      lesson_k = lesson_k + 1;
      lesson_part = lesson_parts{lesson_k};
      if strcmp (lesson_part.kind, 'code')
        if ~lesson_quiet && isempty (regexp (lesson_part.text, '^assert', 'once'))
          fprintf ('>> %s\n', strrep (lesson_part.text, "\n", "\n   "));
        end
        if lesson_quiet
          evalc (lesson_part.text);
        else
          eval (lesson_part.text);
        end
      elseif ~strcmp (lesson_part.kind, 'question')
        if ~lesson_quiet
          show (lesson_part);
        end
      else
        eval (lesson_part.answer);
        if lesson_quiet
          continue
        end
        lesson_r.asked = lesson_r.asked + 1;
        fprintf ('\n%s\n', lesson_part.text);
        for lesson_try = 1:100
          if iscell (lesson_typed)
            if isempty (lesson_typed)
              return
            end
            lesson_text = lesson_typed{1};
            lesson_typed(1) = [];
            fprintf ('? %s\n', lesson_text);
          else
            lesson_text = strtrim (input ('? ', 's'));
          end
          if strcmp (lesson_text, 'quit')
            return
          elseif strcmp (lesson_text, 'hint')
            fprintf ('%s\n', lesson_part.hint);
            continue
          elseif strcmp (lesson_text, 'skip')
            fprintf ('It is\n');
            disp (answer);
            break
          elseif isempty (lesson_text)
            continue
          end
          lesson_given = [];
          try
            lesson_given = eval (lesson_text);
          catch lesson_error
            fprintf ('That cannot be computed: %s\n', lesson_error.message);
            continue
          end
          if agree (lesson_given, answer)
            fprintf ('Right.\n');
            lesson_r.right = lesson_r.right + (lesson_try == 1);
            break
          end
          fprintf ('%s', disagreement (lesson_given, answer));
        end
      end
    end
  end
  lesson_r.finished = true;
end

function yes = agree (a, b)
  yes = (isnumeric (a) || islogical (a)) && isequal (size (a), size (b)) ...
        && all (abs (double (a(:)) - double (b(:))) <= 1e-6 * max (1, max (abs (double (b(:))))));
end

function text = disagreement (a, b)
  text = sprintf ('Not yet. Type hint, or try again.\n');
  if ~isnumeric (a) && ~islogical (a)
    text = sprintf ('The answer is a number or an array, that is %s.\n', class (a));
  elseif ~isequal (size (a), size (b)) && isequal (size (a), fliplr (size (b))) && numel (b) > 1
    text = sprintf ('Almost: it is the other way round, %s and not %s.\n', ...
                    sizetext (size (b)), sizetext (size (a)));
  elseif ~isequal (size (a), size (b))
    text = sprintf ('The answer has size %s, yours has %s.\n', sizetext (size (b)), sizetext (size (a)));
  end
end

function show (part)
  switch part.kind
    case 'title'
      fprintf ('\n== %s\n', part.text);
    case 'formula'
      fprintf ('\n      %s\n\n', formulatext (part.text));
    otherwise
      fprintf ('%s\n', part.text);
  end
end

function value = progress (name, step)
  % Reads the file of progress, or writes one entry of it.
  folder = getenv ('XDG_CONFIG_HOME');
  if isempty (folder)
    folder = [getenv('HOME') '/.config'];
  end
  file = [folder '/nabla/lessons.txt'];
  value = struct ();
  if exist (file, 'file')
    lines = strsplit (strtrim (fileread (file)), "\n");
    for k = 1:numel (lines)
      entry = regexp (lines{k}, '^(\w+) (\d+)$', 'tokens', 'once');
      if ~isempty (entry)
        value.(entry{1}) = str2double (entry{2});
      end
    end
  end
  if nargin < 2
    return
  end
  value.(name) = step;
  if ~exist (folder, 'dir')
    mkdir (folder);
  end
  if ~exist ([folder '/nabla'], 'dir')
    mkdir ([folder '/nabla']);
  end
  fid = fopen (file, 'w');
  if fid < 0
    return                                  % a lesson goes on where nothing can be kept
  end
  names = fieldnames (value);
  for k = 1:numel (names)
    fprintf (fid, '%s %d\n', names{k}, value.(names{k}));
  end
  fclose (fid);
end

%!test % each lesson, answered by its own answers, all right
%! names = lesson ();
%! assert (numel (names) >= 11);
%! files = lessonfiles ();
%! try
%!   fashion_mnist ('train', 1, 'test', 1);
%! catch
%!   names(end) = [];                       % the last one needs the images
%! end
%! for k = 1:numel (names)
%!   answers = {};
%!   steps = lessonsteps (files{k});
%!   for s = steps
%!     for p = s{1}
%!       if strcmp (p{1}.kind, 'question')
%!         answers{end+1} = regexprep (strtrim (p{1}.answer), '^answer = (.*);$', '$1');
%!       end
%!     end
%!   end
%!   evalc ('r = lesson (names{k}, ''answers'', answers);');
%!   assert (r.finished); assert (r.right, numel (answers)); assert (r.asked, numel (answers));
%! end
%!test % hints, wrong answers, and the way out
%! text = evalc ('r = lesson (''rows_and_columns'', ''answers'', {''hint'', ''[3 2 1]'', ''[2; 3]'', ''nonsense'', ''[2 3]'', ''quit''});');
%! assert (! isempty (strfind (text, 'A row for each result, a column for each argument.')));
%! assert (! isempty (strfind (text, 'The answer has size 1x2, yours has 1x3.')));
%! assert (! isempty (strfind (text, 'Almost: it is the other way round')));
%! assert (! isempty (strfind (text, 'That cannot be computed: ''nonsense'' undefined')));
%! assert (r.right, 0); assert (r.asked, 2); assert (r.finished, false);
%!error <there is no lesson 'cooking'> lesson cooking
