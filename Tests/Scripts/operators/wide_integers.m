% Integers of 64 bits, written with more digits than a double holds.
%!assert (int64 (9007199254740993) - 9007199254740992, int64 (1))
%!assert (int64 (9007199254740993) + 1, int64 (9007199254740994))
%!assert (intmax ('int64') - int64 (9223372036854775806), int64 (1))
%!assert (int64 (18446744073709551615), intmax ('int64'))
%!assert (class (9007199254740993), 'double')
%!assert (disp (uint64 (18446744073709551615)), sprintf ('18446744073709551615\n'))
