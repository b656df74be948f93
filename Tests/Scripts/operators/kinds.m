% typeinfo, quotes, bits.

%!assert (typeinfo (5), 'scalar')
%!assert (typeinfo ([1 2]), 'matrix')
%!assert (typeinfo (1:3), 'double_range')
%!assert (typeinfo (true), 'bool')
%!assert (typeinfo (single (1i)), 'float complex scalar')
%!assert (typeinfo (int8 ([1 2])), 'int8 matrix')
%!assert (typeinfo ("a"), 'string')
%!assert (typeinfo ('a'), 'sq_string')
%!assert (typeinfo (eye (2)), 'diagonal matrix')
%!assert (iscellstr (typeinfo ()))
%!assert (is_dq_string ("a") && ! is_dq_string ('a') && ! is_dq_string (1))
%!assert (is_sq_string ('a') && ! is_sq_string ("a"))

%!assert (bitpack (logical ([1 0 1 0 0 0 0 0]), 'uint8'), uint8 (5))
%!assert (bitpack (bitunpack (pi), 'double'), pi)
%!assert (bitpack (bitunpack (single ([1 2])), 'single'), single ([1 2]))
%!assert (size (bitunpack (int16 ([1; 2]))), [32 1])
%!error <must be a logical array> bitpack ([1 0], 'uint8')
%!error <incorrect number of bits> bitpack (true (1, 7), 'uint8')
%!assert (typecast (single ([1 2]), 'single complex'), single (1 + 2i))

%!test
%! fid = tmpfile ();
%! assert (is_valid_file_id (fid));
%! fputs (fid, 'abc');
%! frewind (fid);
%! assert (fgetl (fid), 'abc');
%! fclose (fid);
%! assert (! is_valid_file_id (fid));
