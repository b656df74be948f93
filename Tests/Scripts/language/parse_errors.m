% What scripts may read in a parse error.

%!function m = said (code), try, eval (code); m = ''; catch e, m = e.message; end, end
%!assert (said ('1 +'), sprintf ('parse error:\n\n  syntax error\n\n>>> 1 +\n      ^'))
%!assert (said ('x = ('), sprintf ('parse error:\n\n  syntax error\n\n'))
%!assert (isempty (strfind (said ('5 = x'), 'invalid constant left hand side')), false)
%!assert (said ('break'), sprintf ('parse error:\n\n  break must appear within a loop\n\n>>> break\n        ^'))
%!assert (said ('"abc'), sprintf ('parse error:\n\n  unterminated character string constant\n\n>>> "abc\n       ^'))
