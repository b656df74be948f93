% Value classes: construction, properties, methods, operators (fixtures/vec2.m).
%!test
%! p = vec2 (3, 4);
%! assert (class (p), 'vec2'); assert (isobject (p)); assert (isstruct (p), false);
%! assert (p.x, 3); assert (p.norm (), 5); assert (p.norm, 5); assert (norm (p), 5);
%! assert (p.norm (2), 10); assert (norm (p, 2), 10);
%!test
%! p = vec2 (1, 2); q = p;
%! q.x = 9;
%! assert ([p.x q.x], [1 9]);
%!test  % a method changes its own copy only
%! p = vec2 (1, 2); p.shifted (5); assert (p.x, 1);
%! p = p.shifted (5).shifted (1); assert (p.x, 7); assert (p.count, 3);
%!test
%! p = vec2 (1, 2) + vec2 (10, 20); assert ([p.x p.y], [11 22]);
%! q = -p; assert (q.y, -22);
%! r = 2 * p; assert (r.x, 22); r = p * 2; assert (r.y, 44); assert (p * p, 605);
%! assert (p == p); assert (p == q, false);
%!test
%! [a, b] = parts (vec2 (5, 6)); assert ([a b], [5 6]);
%! [a, b] = vec2 (5, 6).parts (); assert ([a b], [5 6]);
%! v = vec2 (5, 6); [a, b] = v.parts; assert ([a b], [5 6]);
%!assert (vec2.origin, [0 0])
%!assert (vec2.two, 2)
%!assert (vec2.two (), 2)
%!assert (vec2.unit (2).y, true)
%!assert (vec2 (1, 2).x, 1)
%!assert (revealed (vec2 (1, 2)), 42)
%!assert (evaluated (vec2 ()), 7)
%!test
%! s.p = vec2 (1, 2); s.p.x = 7; assert (s.p.x, 7);
%! c = {vec2(1, 2), 5}; c{1}.y = 8; assert (c{1}.y, 8);
%! t(3).p = vec2 (1, 2); t(3).p.x(4) = 1; assert (t(3).p.x, [1 0 0 1]);
%!test
%! p = vec2; p.x = []; p.x(2).f = 5; assert (p.x(2).f, 5); p.y = {1, 2}; p.y{end+1} = 3;
%! assert (p.y, {1, 2, 3});
%!error <scalar cannot be indexed|in indexed assignment> p = vec2 (1, 2); p.x(2).f = 5;
%!test
%! p = vec2 (); p.x = []; p.x(3) = 4; assert (p.x, [0 0 4]); p.x(2) = []; assert (p.x, [0 4]);
%! p.x += 1; assert (p.x, [1 5]); p.x(end) = 7; assert (p.x(end), 7);
%!test
%! f = 'x'; p = vec2 (1, 2); p.(f) = 5; assert (p.(f), 5); assert (p.('norm')() > 5);
%!test
%! assert (cellfun (@norm, {vec2(3, 4), vec2(6, 8)}), [5 10]);
%! assert (cellfun (@(v) v.x, {vec2(3, 4), vec2(6, 8)}), [3 6]);
%! assert (cellfun ('norm', {vec2(3, 4)}), 5);
%! assert (arrayfun (@(k) vec2 (k, 1).x, 1:3), 1:3);
%! assert (feval ('norm', vec2 (3, 4)), 5); assert (feval (@vec2, 3, 4).y, 4);
%! f = @vec2.two; assert (f (), 2); assert (func2str (f), 'vec2.two');
%!test
%! assert (isequal (vec2 (1, 2), vec2 (1, 2))); assert (isequal (vec2 (1, 2), vec2 (1, 3)), false);
%! assert (isequal (vec2, 1), false);
%!test
%! p = vec2 (1, 2); p(3) = vec2 (5, 6);
%! assert (size (p), [1 3]); assert (p(3).x, 5); assert (p(2).x, 0); assert ([p.x], [1 0 5]);
%! p(2).y = 9; assert (p(2).y, 9); p(1) = []; assert (numel (p), 2); assert (p(end).y, 6);
%! q = p(:); assert (size (q), [2 1]);
%! r = [p, vec2(7, 7)]; assert (size (r), [1 3]); assert (r(3).x, 7);
%!error <^subsref: unknown method or property: nope$> p = vec2 (); p.nope
%!error <^subsasgn: unknown property: nope$> p = vec2 (); p.nope = 1;
%!error <^subsref: property 'seal' has private access and cannot be obtained in this context$> vec2 ().seal
%!error <^subsasgn: property 'count' has protected access and cannot be set in this context$> p = vec2 (); p.count = 3;
%!error <^subsref: method 'hidden' has private access and cannot be run in this context$> vec2 ().hidden ()
%!error <method 'hidden' has private access and cannot be run in this context$> hidden (vec2 ())
%!error <^subsasgn: cannot assign constant property: origin$> p = vec2 (); p.origin = 3;
%!error <^minus method not defined for vec2 class$> vec2 () - vec2 ()
%!error <^minus method not defined for vec2 class$> 1 - vec2 ()
%!error <^not method not defined for vec2 class$> ! vec2 ()
%!error <^property 'x' is not constant$> vec2.x
%!error <^method 'norm' is not static$> vec2.norm
%!error <^no such method or property 'nope'$> vec2.nope
%!error <^quiet: function called with too many outputs$> a = vec2 ().quiet ();
%!error <^vec2: function called with too many inputs$> vec2 (1, 2, 3)
%!error <^object cannot be indexed with '\{'$> p = vec2 (); p{1}
%!error <^subsasgn: object cannot be index with '\{'$> p = vec2 (); p{1} = 3;
%!error <out of bound 1> p = vec2 (); p(2)
%!error id=Octave:undefined-function nosuchmethod (vec2 ())
%!test
%! assert (methods (vec2 ()), {'eq'; 'evaluated'; 'hidden'; 'mtimes'; 'norm'; 'parts'; 'plus'; 'quiet'; 'revealed'; 'shifted'; 'two'; 'uminus'; 'unit'; 'vec2'});
%! assert (properties ('vec2'), {'count'; 'origin'; 'x'; 'y'});
%! assert (fieldnames (vec2 ()), {'count'; 'origin'; 'x'; 'y'});
%! assert (ismethod (vec2 (), 'norm')); assert (isprop (vec2 (), 'x')); assert (isprop (vec2 (), 'z'), false);
%! m = ?vec2; assert (m.Name, 'vec2'); assert (class (m), 'meta.class'); assert (metaclass (vec2 ()).Name, 'vec2');
%!error <^class not found: nosuchclass$> ?nosuchclass
%!test  % display
%! assert (evalc ('p = vec2 (1, 2)'), sprintf ('p =\n\n  vec2 object with properties:\n\n       count: [1x1 double]\n      origin: [1x2 double]\n           x: [1x1 double]\n           y: [1x1 double]\n\n'));
%! assert (evalc ('disp (vec2)'), sprintf ('  vec2 object with properties:\n\n       count: [1x1 double]\n      origin: [1x2 double]\n           x: [1x1 double]\n           y: [1x1 double]\n'));
%! assert (evalc ('vec2 (1, 2).quiet'), sprintf ('(1, 2)\n'));
%! p = vec2 (); assert (evalc ('p.quiet'), sprintf ('(0, 0)\n'));
%!test  % in place: a million element property is not copied by each store
%! p = vec2 (); p.x = zeros (1, 1e6); t = tic;
%! for i = 1:20000, p.x(i) = i; end
%! assert (p.x(20000), 20000); assert (toc (t) < 10);
%!test  % rearranging arrays of objects
%! r = [vec2(1, 1), vec2(2, 2), vec2(3, 3)]; assert (size (r'), [3 1]); assert (r'(2).x, 2);
%! assert (size (reshape (r, 3, 1)), [3 1]); assert (size (repmat (vec2 (), 2, 3)), [2 3]);
%! s = fliplr (r); assert ([s.x], [3 2 1]); assert (size (vertcat (r, r)), [2 3]);
%! assert (arrayfun (@(v) v.x, r), 1:3); assert (size (cat (1, r, r)), [2 3]);
