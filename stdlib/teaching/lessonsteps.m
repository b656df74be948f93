function steps = lessonsteps (file)
  % LESSONSTEPS  A lesson taken apart: its steps, and the parts of each.
  %   STEPS = LESSONSTEPS (FILE) is a cell with a cell of parts for each step. A part has a KIND
  %   and a TEXT: 'title' (a line %% TEXT), 'text' (% TEXT), 'formula' (%$ TEXT), 'code', and
  %   'question' (%? TEXT, a line %~ HINT, and the next statement, ANSWER, which sets answer).
  %
  %   >> files = lessonfiles (); steps = lessonsteps (files{1}); steps{1}{1}.text
  %   ans = The derivative as a row and as a column
  %
  %   See also: lesson, publishlesson
  lines = strsplit (fileread (file), "\n", 'CollapseDelimiters', false);
  steps = {};
  question = [];
  code = '';
  for k = 1:numel (lines)
    line = lines{k};
    mark = regexp (line, '^%([%$?~]?) ?(.*)$', 'tokens', 'once');
    if isempty (mark)
      if isempty (strtrim (line)) && isempty (code)
        continue
      end
      code = [code line "\n"];
      if ~complete (code)
        continue
      end
      code = strtrim (code);
      if ~isempty (question) && strncmp (code, 'answer =', 8)
        question.answer = code;
        steps{end}{end+1} = question;
        question = [];
      elseif ~isempty (code)
        steps{end}{end+1} = struct ('kind', 'code', 'text', code);
      end
      code = '';
      continue
    end
    if numel (mark) < 2
      mark = [{''}, mark];
    end
    switch mark{1}
      case '%'
        steps{end+1} = {struct('kind', 'title', 'text', mark{2})};
      case '$'
        steps{end}{end+1} = struct ('kind', 'formula', 'text', mark{2});
      case '?'
        question = struct ('kind', 'question', 'text', mark{2}, 'hint', '', 'answer', '');
      case '~'
        question.hint = mark{2};
      otherwise
        steps{end}{end+1} = struct ('kind', 'text', 'text', mark{2});
    end
  end
end

function yes = complete (code)
  % Are the blocks of the code closed, and its last line not continued?
  open = numel (regexp (code, '(^|\n)\s*(for|if|while|switch|function)\>'));
  closed = numel (regexp (code, '(^|\n)\s*end\>'));
  yes = open <= closed && isempty (regexp (code, '\.\.\.\s*\n$', 'once'));
end

%!test
%! files = lessonfiles (); s = lessonsteps (files{1});
%! kinds = cellfun (@(p) p.kind, s{1}, 'UniformOutput', false);
%! assert (kinds{1}, 'title'); assert (any (strcmp (kinds, 'formula'))); assert (any (strcmp (kinds, 'question')));
%! q = s{1}{find(strcmp (kinds, 'question'), 1)};
%! assert (q.hint, 'A row for each result, a column for each argument.');
