% Maps in brackets, and what maps refuse.

%!test
%! m = [containers.Map('b', 2), containers.Map('a', 1)];
%! assert (m.keys (), {'a', 'b'});
%! assert (m.ValueType, 'double');
%!test
%! m = [containers.Map(1, 1); containers.Map(single ([2 3]), {2, 'x'})];
%! assert (m.KeyType, 'double');
%! assert (m.ValueType, 'any');
%! assert (m(3), 'x');
%!test
%! a = containers.Map (1, 2);
%! b = [a];
%! b(5) = 6;
%! assert (a.Count, uint64 (2));
%!error <horzcat method failed> [containers.Map(1, 1), containers.Map('a', 1)]
%!error <vertcat method failed> [containers.Map(1, 1); 3]
%!error <real scalar numeric values or char vectors> containers.Map ({[1 2]}, 1)
%!error <all types must be numeric> containers.Map ({'a', 2}, {1, 2})
%!error <'UniformValues' must be a logical scalar> containers.Map (1, 2, 'UniformValues', {true})
%!error <input argument 'KeySet' is missing> m = containers.Map (); m.isKey (1, 2)
