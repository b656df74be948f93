% Functions of strings, character vectors and cells of them: what comes out has the class of what went in.

%!function same (a, b)
%!  assert (class (a), class (b));
%!  assert (isequal (a, b) && isequal (size (a), size (b)));
%!end

%!test same (upper (string ('ab')), string ('AB'))
%!test same (strtrim (string ({' a ', 'b '})), string ({'a', 'b'}))
%!test same (strrep (string ('abc'), 'b', 'X'), string ('aXc'))
%!test same (regexprep (string ('abc'), '[bc]', '-'), string ('a--'))
%!test same (strsplit (string ('a,b'), ','), string ({'a', 'b'}))
%!test same (strjoin (string ({'a', 'b'}), '+'), string ('a+b'))
%!test same (strcat (string ('a'), 'b'), string ('ab'))
%!test
%! [t, m, k] = regexp (string ('ab12'), '([a-z]+)(\d+)', 'tokens', 'match', 'start');
%! same (m, string ({'ab12'}));
%! same (t{1}, string ({'ab', '12'}));
%! assert (k, 1);

%!assert (strlength ({'one', ''}), [3 0])
%!assert (isnan (strlength (missing)))
%!test same (reverse ('abc'), 'cba')
%!test same (reverse ({'ab', 'c'}), {'ba', 'c'})
%!test same (strip (string ('xxaxx'), 'x'), string ('a'))
%!test same (strip ('  a ', 'left'), 'a ')
%!test same (pad ({'a', 'bcd'}), {'a  ', 'bcd'})
%!test same (pad (string ('a'), 4, 'both', '.'), string ('.a..'))
%!test same (append ('a', string ({'b', 'c'})), string ({'ab', 'ac'}))
%!test same (append ('a', {'b'}), {'ab'})

%!test same (join (string ({'a', 'b'; 'c', 'd'}), '-'), string ({'a-b'; 'c-d'}))
%!test same (join (string ({'a', 'b'; 'c', 'd'}), '-', 1), string ({'a-c', 'b-d'}))
%!test same (split ('a b  c'), {'a'; 'b'; 'c'})
%!test same (split (string ('a,b;c'), {',', ';'}), string ({'a'; 'b'; 'c'}))
%!test same (split (string ({'a-b'; 'c-d'}), '-'), string ({'a', 'b'; 'c', 'd'}))
%!error <same number> split (string ({'a-b'; 'c'}), '-')
%!test same (splitlines (string (sprintf ('a\r\nb\n\nc'))), string ({'a'; 'b'; ''; 'c'}))

%!test same (extractBefore ('a=b=c', '='), 'a')
%!test same (extractAfter ('a=b=c', '='), 'b=c')
%!test same (extractBefore (string ({'ab', 'cd'}), 2), string ({'a', 'c'}))
%!assert (ismissing (extractBefore (string ('abc'), 'z')))
%!test same (extractBefore ('abc', 'z'), '')
%!error <out of bounds> extractAfter ('abc', 7)
%!test same (extractBetween ('<a><b>', '<', '>'), {'a'; 'b'})
%!test same (extractBetween ('<a><b>', '<', '>', 'Boundaries', 'inclusive'), {'<a>'; '<b>'})
%!test same (extractBetween (string ('abcdef'), 2, 3), string ('bc'))
%!test same (replaceBetween (string ('a[b]c'), '[', ']', 'xy'), string ('a[xy]c'))
%!test same (eraseBetween ('abcdef', 2, 4), 'aef')
%!test same (insertBefore ('a.b.c', '.', '-'), 'a-.b-.c')
%!test same (insertAfter (string ('abc'), 1, '_'), string ('a_bc'))
%!test same (replace ('aab', {'aa', 'a'}, {'x', 'y'}), 'xb')
%!test same (erase (string ('hello'), 'l'), string ('heo'))

%!assert (contains (string ({'apple', missing}), 'pp'), [true false])
%!assert (contains ('hello', {'x', 'lo'}))
%!assert (contains ({'ab', 'CD'}, 'c', 'IgnoreCase', true), [false true])
%!assert (count (string ('aXbx'), 'x', 'IgnoreCase', true), 2)
%!assert (matches ({'a', 'b', 'ab'}, {'a', 'b'}), logical ([1 1 0]))
%!assert (startsWith (string ({'ab', 'ba'}), 'a'), [true false])
%!error <unknown option> contains ('a', 'b', 'Case', true)

%!test same (compose ('%d', [1; 2]), {'1'; '2'})
%!test same (compose (string ('%s:%d'), string ('a'), 3), string ('a:3'))
%!assert (ismissing ([1 NaN]), [false true])
%!assert (ismissing ({'', 'a'}), [true false])
%!assert (ismissing (string ({'NA', 'b'}), 'NA'), [true false])
%!assert (ismissing ('a b'), logical ([0 1 0]))
%!test same (convertStringsToChars (string ({'a', 'b'})), {'a', 'b'})
%!test same (convertCharsToStrings ({'a', 'b'}), string ({'a', 'b'}))
%!test same (convertCharsToStrings ({1}), {1})
%!test same (strings (1, 2), string ({'', ''}))
