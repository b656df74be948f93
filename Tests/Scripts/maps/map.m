% containers.Map: sorted keys, handles that alias.
%!test m = containers.Map (); m('b') = 1; m('a') = 'x'; assert (m.keys (), {'a', 'b'}); assert (m.values (), {'x', 1})
%!test m = containers.Map ('KeyType', 'double', 'ValueType', 'any'); m(3) = 1; m(-1) = 2; assert (cell2mat (m.keys ()), [-1 3])
%!test m = containers.Map (); n = m; n('k') = 1; assert (double (m.Count), 1)
%!test m = containers.Map ({'a', 'b'}, [5 6]); assert (m('b'), 6); assert (m.isKey ('a')); assert (isKey (m, {'a', 'z'}), [true false])
%!test m = containers.Map ({'a', 'b'}, {1, 2}); remove (m, 'a'); assert (m.keys (), {'b'})
%!test m = containers.Map ({'a', 'b'}, {1, 2}); assert (values (m, {'b', 'a'}), {2, 1}); assert (m.length (), 2)
%!test m = containers.Map ('a', struct ('z', 3)); assert (m('a').z, 3)
%!test s.m = containers.Map (); s.m('q') = 4; assert (s.m('q'), 4); assert (s.m.Count == 1)
%!error <specified key .b. does not exist> m = containers.Map ('a', 1); m('b')
%!error <specified key type does not match the type of this container> m = containers.Map ('a', 1); m(3)
%!error <only one level of indexing is supported> m = containers.Map (); m('a').b = 2;
