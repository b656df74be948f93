function publishlesson (name, file)
  % PUBLISHLESSON  Write a lesson as a page of HTML, with typeset formulas and what is shown.
  %   PUBLISHLESSON (NAME, FILE) runs the lesson's script step by step and writes text, formulas,
  %   commands with what they show, questions, and hints and answers folded away. Pictures of two
  %   dimensions that a step makes (variables named kernels, features, deltas) are drawn.
  %
  %   >> file = [tempname() '.html']; publishlesson ('pooling', file);
  %   >> numel (strfind (fileread (file), '<details>'))
  %   ans = 8
  %
  %   See also: lesson, mathml
  files = lessonfiles ();
  k = find (~cellfun (@isempty, regexp (files, ['/\d+_' strrep(name, ' ', '_') '\.m$'], 'once')));
  if isempty (k)
    error ('Nabla:bad-argument', 'publishlesson: there is no lesson ''%s''', name);
  end
  html = pageof (lessonsteps (files{k}));
  fid = fopen (file, 'w');
  if fid < 0
    error ('Nabla:file', 'publishlesson: cannot write %s', file);
  end
  title = strrep (name, '_', ' ');
  fprintf (fid, '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>%s</title>\n', title);
  fprintf (fid, ['<style>body{font:17px/1.5 serif;max-width:40em;margin:2em auto;padding:0 1em}' ...
                 'pre{background:#f4f4f0;padding:.6em 1em;overflow:auto}.q{font-weight:bold}</style>\n']);
  fprintf (fid, '</head><body>\n%s</body></html>\n', html);
  fclose (fid);
end

function page_html = pageof (page_steps)
  % The commands of the lesson are run here, so names begin with page_.
  page_html = '';
  for page_step = page_steps
    for page_part = page_step{1}
      page_p = page_part{1};
      switch page_p.kind
        case 'title'
          page_html = [page_html sprintf('<h2>%s</h2>\n', quoted (page_p.text))];
        case 'text'
          page_html = [page_html quoted(page_p.text) "\n"];
        case 'formula'
          page_html = [page_html mathml(page_p.text) "\n"];
        case 'question'
          eval (page_p.answer);
          page_html = [page_html sprintf(['<p class="q">%s</p>\n<details><summary>Hint</summary>%s' ...
                       '<details><summary>Answer</summary><pre>%s</pre></details></details>\n'], ...
                       quoted (page_p.text), quoted (page_p.hint), quoted (page_p.answer))];
        case 'code'
          page_shown = evalc (page_p.text);
          if isempty (regexp (page_p.text, '^assert', 'once'))
            page_html = [page_html sprintf('<pre>&gt;&gt; %s\n%s</pre>\n', quoted (page_p.text), quoted (page_shown))];
          end
          page_name = regexp (page_p.text, '^(kernels|features|deltas) =', 'tokens', 'once');
          if ~isempty (page_name)
            page_html = [page_html picture(eval (page_name{1}))];
          end
      end
    end
  end
end

function html = picture (gray)
  % Each entry is a square of an SVG picture, between black and white.
  [rows, columns] = size (gray);
  squares = '';
  for c = 1:columns
    for r = 1:rows
      squares = [squares sprintf('<rect x="%d" y="%d" width="1" height="1" fill="#%02x%02x%02x"/>', ...
                                 c - 1, r - 1, repmat (round (255 * gray(r,c)), 1, 3))];
    end
  end
  html = sprintf (['<svg viewBox="0 0 %d %d" width="100%%" shape-rendering="crispEdges" ' ...
                   'role="img">%s</svg>\n'], columns, rows, squares);
end

function text = quoted (text)
  text = strrep (strrep (strrep (text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;');
end

%!test
%! file = [tempname() '.html']; publishlesson ('the_matrix_of_a_convolution', file); text = fileread (file);
%! delete (file);
%! assert (! isempty (strfind (text, '<h2>Convolution is linear, so it is a matrix</h2>')));
%! assert (! isempty (strfind (text, '<math display="block">')));
%! assert (! isempty (strfind (text, '   3   2   1   0   0')));
%!error <there is no lesson 'cooking'> publishlesson ('cooking', 'x.html')
