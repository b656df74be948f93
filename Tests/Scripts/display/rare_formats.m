% Ratios, numbers without format, bits in the order of memory, names by display.

%!function text = shown (words, code)
%!  format (words{:});
%!  text = evalc (code);
%!  format ();
%!end

%!assert (rats (pi), '  355/113')
%!assert (rats (pi, 15), ' 1146408/364913')
%!assert (rats (-2.0005, 10), '-4001/2000')
%!assert (rats (0), '0')
%!assert (rats ([0.5 2]), '        1/2          2')
%!assert (size (rats (ones (2, 1, 3), 4)), [2 18])
%!assert (rats ([]), '')
%!error <X must be numeric> rats ('a')

%!assert (shown ({'none'}, 'x = pi'), sprintf ('x = 3.14159\n'))
%!assert (shown ({'none'}, 'x = [1 2.5; NaN 3]'), sprintf ('x =\n\n 1 2.5\n nan 3\n\n'))
%!assert (shown ({'none'}, 'x = 1 + 2i'), sprintf ('x = (1,2)\n'))
%!assert (shown ({'native-hex'}, 'x = 1'), sprintf ('x = 000000000000f03f\n'))
%!assert (shown ({'native-bit'}, 'x = int8 (1)'), sprintf ('x = 10000000\n'))
%!assert (shown ({'rat'}, 'x = 0.001883'), sprintf ('x = 771/409453\n'))
%!assert (shown ({'short', 'eng'}, 'x = 1.5 + 1000i'), sprintf ('x =    1.5000e+00 +   1.0000e+03i\n'))
%!test
%! fixed_point_format (true);
%! text = evalc ('x = [4.5 100; 9 1]');
%! complex = evalc ('x = [1.5+2i 3000]');
%! fixed_point_format (false);
%! assert (text, sprintf ('x =\n\n  1.0e+02 *\n\n   0.0450   1.0000\n   0.0900   0.0100\n\n'));
%! assert (complex, sprintf ('x =\n\n  1.0e+03 *\n\n   0.0015 + 0.0020i   3.0000 +     0i\n\n'));

%!test
%! x = 5;
%! assert (evalc ('display (x)'), sprintf ('x = 5\n'));
%! assert (evalc ('display (5)'), sprintf ('5\n'));
%!assert (evalc ('x = char (zeros (3, 0))'), sprintf ('x =\n\n\n\n\n\n'))
%!assert (num2str (int8 ([127 -1 102]), 8), '127      -1     102')
%!assert (num2str ([1+2i 3-4.5i], '%g '), '1+2i 3-4.5i')

% Strings: scalars behind their name, arrays in columns, disp without quotes.
%!assert (evalc ('s = string (''abc'')'), sprintf ('s = "abc"\n'))
%!assert (evalc ('disp (string (''abc''))'), sprintf ('abc\n'))
%!test
%! text = evalc ('s = string ({''a'', ''bcd''; ''ef'', ''g''})');
%! assert (text, sprintf ('s =\n\n    "a"     "bcd"\n    "ef"    "g"\n\n'));
%!assert (evalc ('c = {string(''a'')}'), sprintf ('c =\n{\n  [1,1] = "a"\n}\n\n'))
%!assert (evalc ('s = string ({})'), sprintf ('s = [](0x0)\n'))
