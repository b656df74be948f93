% Handle classes: identity, events, deletion (fixtures/counter.m, node2.m, onlyone.m).
%!test
%! c = counter (5); d = c; up (d); d.up (3); c.up; assert (c.n, 10); assert (d.n, 10);
%! assert (c == d); assert (c != d, false); assert (c == counter (10), false);
%! assert (eq (c, d)); assert (ne (c, d), false); assert (isequal (c, counter (10))); assert (isa (c, 'handle')); assert (isa (c, 'counter'));
%!test
%! c = counter (); f = @() c.up (); f (); f (); assert (c.n, 2);
%! s.c = c; s.c.n = 50; assert (c.n, 50); l = {c}; l{1}.n = 51; assert (c.n, 51);
%!test
%! c = counter (); c.note ('a'); note (c, 'b'); assert (c.log, {'a', 'b'});
%!test
%! c = counter (); d = counter ();
%! addlistener (c, 'Changed', @(src, data) d.note (data.EventName));
%! c.up (); c.up (); assert (d.log, {'Changed', 'Changed'});
%!error <has no event> notify (counter (), 'Nope')
%!test
%! c = counter (); assert (isvalid (c)); d = c; delete (c); assert (isvalid (d), false);
%! c = counter (); c.delete (); assert (c.isvalid (), false);
%!error <deleted> c = counter (); delete (c); c.n
%!test
%! a = node2 (1); b = node2 (2); a.next = b; b.next = a;
%! assert (a.next.next.next.value, 2); a.next.next.value = 7; assert (a.value, 7);
%! a.next.value(3) = 5; assert (b.value, [2 0 5]);
%! assert (isequal (a, a)); x = node2 (7); y = node2 ([2 0 5]); x.next = y; y.next = x; assert (isequal (a, x));
%!test
%! h = [counter(1), counter(2)]; k = h(2); k.up (); assert (h(2).n, 3); assert ([h.n], [1 3]);
%! h(4) = counter (9); assert (h(3).n, 0); assert (size (h), [1 4]); assert (h(4) == h(4));
%!test
%! assert (onlyone.get () == onlyone.get ());
%!error <private access> onlyone ()
