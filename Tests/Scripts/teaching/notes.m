% The page docs/notes.md: every example and every equation holds.

%!test
%! file = which ('checkpage'); root = fileparts (fileparts (fileparts (file)));
%! r = checkpage ([root '/docs/notes.md']);
%! if ~r.pass
%!   error ('%s', strjoin (r.failures, "\n"));
%! end
%! assert (r.checked >= 25);
