%!test
%! s = functions (@sin);
%! assert (s.function, "sin"); assert (s.type, "simple"); assert (s.file, "");
%!test
%! a = 2; s = functions (@(t) t + a);
%! assert (s.type, "anonymous"); assert (s.workspace{1}, struct ("a", 2));
%! assert (s.function, "@(t) t + a"); assert (s.within_file_path, "");
%!error <must be a function handle object> functions (3)
