% textscan: the columns of an empty format are those of the first line; options are checked.

%!assert (textscan ("1,,3\n4,5,6", "", "Delimiter", ","), {[1; 4], [NaN; 5], [3; 6]})
%!assert (textscan (" 1 2\n3 4", ""), {[1; 3], [2; 4]})
%!assert (textscan (",NaN", "", "delimiter", ",", "emptyValue", Inf), {Inf, NaN})
%!assert (textscan ("a b\n1 2\n3 4", "", "headerlines", 1, "collectoutput", 1), {[1 2; 3 4]})
%!error <1 parameters given, but only 0 values> textscan ("1 2", "%f", "headerlines")
%!error <EndOfLine must be at most one character> textscan ("1", "%f", "EndOfLine", "\n\r")
%!error <FORMAT must be a string> textscan ("1", 2)
%!error <no valid format conversion specifiers> textscan ("1", "foo")
%!error <file id must be a file object> textscan ({4})
