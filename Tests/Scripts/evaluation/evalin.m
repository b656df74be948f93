%!function up (), evalin ("caller", "x = x + 1;"); end
%!function put (v), assignin ("caller", "w", v); end
%!function deep (), put (3); assert (w, 3); w = 4; put (w + 1); assert (w, 5); end
%!function r = inner (), r = evalin ("caller", "secret"); end
%!function r = outer (secret), r = inner (); end
%!test x = 1; up (); assert (x, 2)
%!test put (8); assert (w, 8)
%!test deep ()
%!assert (outer (42), 42)
%!error <CONTEXT must be "caller" or "base"> evalin ("nowhere", "1")
%!error <invalid variable name '1x'> assignin ("caller", "1x", 2)
