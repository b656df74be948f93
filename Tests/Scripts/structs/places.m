% Places of struct arrays that come into being take one value each.

%!test
%! [a(1:2).x] = deal (1, 3);
%! assert ({a.x}, {1, 3});
%!test
%! b = struct ('name', {'a', 'b'});
%! [b(3:4).name] = deal (7, 8);
%! assert ({b.name}, {'a', 'b', 7, 8});
%!test
%! d.e = 1;
%! [d.f{1:2}] = deal (5, 6);
%! assert (d.f, {5, 6});
