% Names, escapes, encodings

%!assert (isvarname ("a1"), true)
%!assert (isvarname ("for"), false)
%!assert (isvarname ("1a"), false)
%!assert (do_string_escapes ("a\\nb"), "a\nb")
%!assert (undo_string_escapes ("a\n\t\""), "a\\n\\t\\\"")
%!assert (unicode2native ("a", "latin1"), uint8 (97))
%!assert (native2unicode (uint8 ([97 233]), "latin1"), "aé")
%!assert (matlab.lang.makeValidName ("1a b"), "x1aB")
%!assert (matlab.lang.makeUniqueStrings ("a", {"a", "a_1"}), "a_2")
