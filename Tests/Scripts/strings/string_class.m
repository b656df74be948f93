% The class string: what `string` makes of values, indexing, growth, operators.

%!assert (class (string ('abc')), 'string')
%!assert (isstring (string ('a')) && ! ischar (string ('a')) && ! isstring ('a'))
%!assert (size (string ('abc')), [1 1])
%!assert (size (string (['ab'; 'cd'])), [2 1])
%!assert (size (string ({'a', 'bc'; 'd', ''})), [2 2])
%!assert (string ('') == '')
%!assert (isStringScalar (string ('')) && ! isempty (string ('')))

% Numbers.
%!assert (string (pi) == '3.1416')
%!assert (string (1e10) == '10000000000')
%!assert (string ([0.1 100.25 -7]) == {'0.1', '100.25', '-7'})
%!assert (string (1 / 3) == '0.33333')
%!assert (string ([NaN Inf -Inf]) == {'NaN', 'Inf', '-Inf'})
%!assert (string ([true false]) == {'true', 'false'})
%!assert (string (intmax ('int64')) == '9223372036854775807')
%!assert (string (uint8 (200)) == '200')
%!assert (string (1 - 2i) == '1-2i')
%!error <cannot convert> string (@sin)
%!error <cannot convert> string ({[1 2]})

% Indexing and growth.
%!test
%! s = string ({'a', 'bc', 'def'});
%! assert (s(2) == 'bc');
%! assert (s{3}, 'def');
%! assert (s{3}(2), 'e');
%! assert (s(end:-1:1) == {'def', 'bc', 'a'});
%! assert (numel (s), 3);
%! s(5) = 'x';
%! assert (ismissing (s), logical ([0 0 0 1 0]));
%! s([2 4]) = [];
%! assert (s == {'a', 'def', 'x'});
%! s(2) = 5;
%! assert (s(2) == '5');
%!test
%! x = [];
%! x(2) = string ('q');
%! assert (class (x), 'string');
%! assert (ismissing (x), [true false]);
%!test
%! c = {string('a'), 'b'};
%! assert (class (c{1}), 'string');
%! s.f = string ('v');
%! assert (s.f == 'v');
%!test
%! out = '';
%! for s = string ({'a', 'b'})
%!   out = [out char(s) ';'];
%! end
%! assert (out, 'a;b;');

% Brackets, transposition, shapes.
%!assert ([string('a'), 'b', 1, true] == {'a', 'b', '1', 'true'})
%!assert ([string('a'); 'b'] == {'a'; 'b'})
%!assert ([string('a'), {'b', 'c'}] == {'a', 'b', 'c'})
%!assert (size ([string('a'), []]), [1 1])
%!assert (string ({'a', 'b'})' == {'a'; 'b'})
%!assert (repmat (string ('a'), 2, 2) == {'a', 'a'; 'a', 'a'})
%!assert (reshape (string ({'a', 'b', 'c', 'd'}), 2, 2) == {'a', 'c'; 'b', 'd'})
%!error <vertical dimensions mismatch> [string({'a', 'b'}); string('c')]

% Operators.
%!assert (string ('a') + 'b' == 'ab')
%!assert (string ('x') + (1:3) == {'x1', 'x2', 'x3'})
%!assert ('n=' + string ({'a'; 'b'}) + [1 2] == {'n=a1', 'n=a2'; 'n=b1', 'n=b2'})
%!assert (string ({'a', 'b'}) == 'b', [false true])
%!assert (string ('b') ~= {'a', 'b'}, [true false])
%!assert (string ('5') == 5)
%!assert (string ({'a', 'b', 'c'}) < 'b', logical ([1 0 0]))
%!assert (string ({'a', 'b', 'c'}) >= 'b', logical ([0 1 1]))
%!assert (missing == missing, false)
%!assert (missing ~= missing)
%!assert (ismissing (missing + 'a'))
%!error <binary operator '\*'> string ('a') * 2
%!error <nonconformant> string ({'a', 'b'}) + string ({'a', 'b', 'c'})

% Equality, switch, and functions of texts.
%!assert (isequal (string ('a'), 'a'))
%!assert (isequal (string ({'a', 'b'}), {'a', 'b'}))
%!assert (! isequal (missing, missing))
%!test
%! switch string ('foo')
%!   case 'bar'
%!     n = 1;
%!   case {'x', 'foo'}
%!     n = 2;
%! end
%! assert (n, 2);
%!assert (double (string ({'1.5', 'x'})), [1.5 NaN])
%!assert (str2double (string ('2e3')), 2000)
%!assert (char (string ({'a', 'bcd'})), ['a  '; 'bcd'])
%!assert (cellstr (string ({'a', 'b'})), {'a', 'b'})
%!assert (cellstr (string ('a')), {'a'})
%!assert (strcmp (string ({'a', 'b'}), 'b'), [false true])
%!assert (sprintf ('%s-%s', string ({'p', 'q'})), 'p-q')
%!assert (class (sprintf (string ('%d'), 5)), 'string')
%!assert (sort (string ({'c', 'a', 'b'})) == {'a', 'b', 'c'})
%!assert (class (sort (string ('cab'))), 'string')
%!assert (sort (string ('cab')) == 'cab')
%!assert (unique (string ({'b', 'a', 'b'})) == {'a', 'b'})
%!assert (ismember (string ('b'), string ({'a', 'b'})))
%!test
%! [tf, k] = ismember (string ({'z', 'b'}), {'a', 'b'});
%! assert (tf, [false true]);
%! assert (k, [0 2]);
%!assert (cellfun (string ('isempty'), {1, []}), [false true])
%!assert (cellfun (@(x) 1, {2}, string ('UniformOutput'), false), {1})
%!assert (feval (string ('cos'), 0), 1)
%!assert (arrayfun (@strlength, string ({'a', 'bb'})), [1 2])
%!error <hello w> error (string ('My:id'), 'hello %s', string ('w'))
%!test
%! m = containers.Map (string ({'a', 'b'}), [1 2]);
%! assert (m(string ('b')), 2);
%! assert (m.isKey (string ({'b', 'z'})), [true false]);
%! assert (m.values (string ({'b'})), {2});
%!test
%! s = struct (string ('f'), 1);
%! s.(string ('g')) = 2;
%! assert (fieldnames (s), {'f'; 'g'});
%! assert (isfield (s, string ('g')));
