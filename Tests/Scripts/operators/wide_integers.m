% 64-bit integers never go through double.
%!shared a
%! a = int64 (2)^53 + 1;
%!assert (a + 1 - int64 (2)^53, int64 (2))
%!assert (sprintf ("%d", intmax ("int64") - 1), "9223372036854775806")
%!assert (sprintf ("%d", intmax ("int64") / 3), "3074457345618258602")
%!assert (sprintf ("%d", a * 2), "18014398509481986")
%!assert (intmax ("uint64") / 2 == uint64 (2)^63)
%!assert (a == 2^53, false)
%!assert (a > 2^53, true)
%!assert (int8 (-1) == intmax ("uint64"), false)
%!assert (int8 (-1) < uint8 (0), true)
