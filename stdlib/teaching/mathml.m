function html = mathml (formula)
  % MATHML  A formula of a lesson as MathML, which browsers typeset.
  %   HTML = MATHML (FORMULA) reads names, numbers and operators, with a_i or a_{i+1} for
  %   subscripts, a^T for superscripts, frac{a}{b}, and sum_{j=1}^{l}.
  %
  %   >> mathml ('x_i')
  %   ans = <math display="block"><msub><mi>x</mi><mi>i</mi></msub></math>
  %   >> mathml ('frac{a}{2}')
  %   ans = <math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>
  %
  %   See also: lesson, publishlesson, derive
  html = ['<math display="block">' sequence(formula) '</math>'];
end

function html = sequence (text)
  html = '';
  while true
    text = regexprep (text, '^\s+', '');
    if isempty (text)
      return
    end
    [item, text, isum] = one (text);
    [below, above] = deal ('');
    for k = 1:2
      if ~isempty (text) && any (text(1) == '_^')
        mark = text(1);
        [script, text] = one (text(2:end));
        if mark == '_'
          below = script;
        else
          above = script;
        end
      end
    end
    tags = {'msub', 'msup', 'msubsup'};
    if isum
      tags = {'munder', 'mover', 'munderover'};
    end
    if ~isempty (below) && ~isempty (above)
      item = sprintf ('<%s>%s%s%s</%s>', tags{3}, item, below, above, tags{3});
    elseif ~isempty (below)
      item = sprintf ('<%s>%s%s</%s>', tags{1}, item, below, tags{1});
    elseif ~isempty (above)
      item = sprintf ('<%s>%s%s</%s>', tags{2}, item, above, tags{2});
    end
    html = [html item];
  end
end

function [html, rest, isum] = one (text)
  isum = false;
  if strncmp (text, 'frac{', 5)
    [top, rest] = braced (text(5:end));
    [bottom, rest] = braced (rest);
    html = ['<mfrac>' grouped(top) grouped(bottom) '</mfrac>'];
  elseif text(1) == '{'
    [inner, rest] = braced (text);
    html = grouped (inner);
  elseif ~isempty (regexp (text, '^sum\>|^sum_', 'once'))
    html = '<mo>&#x2211;</mo>';
    rest = text(4:end);
    isum = true;
  elseif ~isempty (regexp (text, '^''[a-z]+''', 'once'))
    word = regexp (text, '^''[a-z]+''', 'match', 'once');
    html = sprintf ('<mtext>%s</mtext>', word(2:end-1));
    rest = text(numel (word)+1:end);
  elseif isletter (text(1))
    word = regexp (text, '^[A-Za-z]+', 'match', 'once');
    html = sprintf ('<mi>%s</mi>', word);
    rest = text(numel (word)+1:end);
  elseif any (text(1) == '0123456789')
    word = regexp (text, '^[0-9.]+', 'match', 'once');
    html = sprintf ('<mn>%s</mn>', word);
    rest = text(numel (word)+1:end);
  elseif text(1) >= 128
    % One character of several bytes: a letter, perhaps with a bar after it.
    n = 1 + find ([text(2:end) 'x'] < 128 | [text(2:end) 'x'] >= 192, 1) - 1;
    html = sprintf ('<mi>%s</mi>', text(1:n));
    rest = text(n+1:end);
  else
    html = sprintf ('<mo>%s</mo>', strrep (strrep (text(1), '&', '&amp;'), '<', '&lt;'));
    rest = text(2:end);
  end
end

function html = grouped (text)
  html = sequence (text);
  if numel (regexp (html, '<m(i|n|o)>')) ~= 1 || ~isempty (regexp (html, '<msu|<mfrac', 'once'))
    html = ['<mrow>' html '</mrow>'];
  end
end

function [inner, rest] = braced (text)
  % What is between the first brace and the one that closes it.
  depth = cumsum ((text == '{') - (text == '}'));
  last = find (depth == 0, 1);
  if isempty (text) || text(1) ~= '{' || isempty (last)
    error ('Nabla:bad-argument', 'mathml: a brace is missing in %s', text);
  end
  inner = text(2:last-1);
  rest = text(last+1:end);
end

%!assert (mathml ('sum_{j=1}^{l} a_j'), ['<math display="block"><munderover><mo>&#x2211;</mo><mrow><mi>j</mi><mo>=</mo><mn>1</mn></mrow>' ...
%!        '<mi>l</mi></munderover><msub><mi>a</mi><mi>j</mi></msub></math>'])
%!assert (mathml ('W^T d'), '<math display="block"><msup><mi>W</mi><mi>T</mi></msup><mi>d</mi></math>')
%!test % every formula of every lesson
%! for f = lessonfiles ()
%!   for s = lessonsteps (f{1})
%!     for p = s{1}
%!       if strcmp (p{1}.kind, 'formula')
%!         h = mathml (p{1}.text);
%!         assert (numel (strfind (h, '<m')), numel (strfind (h, '</m')));
%!       end
%!     end
%!   end
%! end
%!error <a brace is missing> mathml ('frac{a}{b')
