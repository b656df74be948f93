% Globals, persistents and texts in scopes.

%!test
%! warning ('off', 'Octave:global-local-conflict', 'local');
%! clear -global scope_g; scope_g = 42; global scope_g; assert (scope_g, 42); clear -global scope_g
%!function r = bad_persistent (), persistent r; r = 1; end
%!error <can't make function parameter r persistent> bad_persistent ()
%!function make_it (), assignin ('caller', 'made', 3); end
%!function shown (), make_it (); made, end
%!assert (evalc ('shown ()'), sprintf ('made = 3\n'))
%!test [s, a, b] = evalc ('deal (1, 2)'); assert ({s, a, b}, {'', 1, 2});
%!test x = 3; assert (eval ('x -1'), 2);
%!error <invalid assignment to keyword 'for'> assignin ('base', 'for', 1)
