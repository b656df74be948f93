% Classes in packages, and properties that are called or indexed (fixtures/+geo).
%!test
%! b = geo.base2 (4); assert (b.n, 4); assert (class (b), 'geo.base2'); assert (geo.base2.k, 11);
%! assert (geo.base2.times11 (2), 22); f = @geo.base2.times11; assert (f (3), 33);
%!test
%! d = geo.derived2 (1); d.up (2); assert (d.n, 201); assert (isa (d, 'geo.base2'));
%!test
%! b = geo.base2 (); b.map('k') = 5; assert (b.map('k'), 5); assert (b.map.isKey ('k'));
%! b.f = @(x) x + 1; assert (b.f (3), 4); b.list{2} = geo.base2 (7); b.list{2}.up (1); assert (b.list{2}.n, 8);
%! [p, q] = b.list{:}; assert (q.n, 8); b.n += 5; b.n++; assert (b.n, 7);
%!error <^member 'nope' in package 'geo' does not exist$> geo.nope (3)
%!function made ()
%! c = closing ('local');
%!endfunction
%!test
%! assert (evalc ('made ()'), sprintf ('closed local\n'));
%! assert (evalc ('c = closing (''a''); d = c; clear c; disp (1); clear d'), sprintf ('1\nclosed a\n'));
%! assert (evalc ('c = closing (''b''); delete (c); disp (isvalid (c)); clear c'), sprintf ('closed b\n0\n'));
