% What programs show of themselves, and how rows of text are filled.
%!function r = noisy (), r = 3
%!end
%!test <silent functions>
%! old = silent_functions (true);
%! s = evalc ('noisy ();');
%! silent_functions (old);
%! assert (s, ''); assert (evalc ('noisy ();'), sprintf ('r = 3\n'));
%!test <fill character>
%! old = string_fill_char ('.'); a = 'abc'; b = 'd';
%! x = [a; b]; string_fill_char (old);
%! assert (x, ['abc'; 'd..']); assert ([a; b], ['abc'; 'd  ']);
%!test <empty pages of text are left out>
%! assert ([char(ones (0, 3)); 'A'], 'A');
%! assert ([char(ones (0, 3)); char(ones (2, 0)); 'A'], 'A');
%!test <a default may assign>
%! f = @(s, t = toeplitz (s), u = t(x = 2:end-1, x) = 32) t;
%! assert (f (1), 1); assert (f (1, 2), 2);
%!error <Invalid call to echo> echo (0)
%!error <Invalid call to echo> echo ('loud')
%!error <single character> string_fill_char ('ab')
