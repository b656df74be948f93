% Superclasses, abstract members, calls of what is overridden (fixtures/shape.m, rectangle2.m).
%!test
%! r = rectangle2 (2, 3); assert (r.area (), 6); assert (r.name, 'rectangle');
%! assert (describe (r), 'rectangle with area 6!'); assert (isa (r, 'shape')); assert (r.sides, 4);
%!error <^cannot instantiate object of abstract class 'shape'$> shape ()
%!test
%! t = thermo (); t.celsius = 20; assert (t.kelvin, 293.15); t.kelvin = 273.15; assert (t.celsius, 0);
%!error id=thermo:cold t = thermo (); t.celsius = -300;
%!error id=thermo:cold t = thermo (); t.kelvin = -3;
%!test
%! f = folded (); assert (f.inside (), 30); assert (outside (f, 2), 6); assert (f.outside (4), 12);
%! assert (ismember ('outside', methods ('folded')));
%!test
%! assert (superclasses ('rectangle2'), {'shape'});
%!test
%! v = typed (); assert (v.p, 3); assert (size (v.row), [1 0]); v.row = [1; 2]; assert (v.row, [1 2]);
%! v.p = int8 (7); assert (class (v.p), 'double'); v.flag = 1; assert (class (v.flag), 'logical');
%!error id=Nabla:property-validation v = typed (); v.p = [1 2];
%!error id=Nabla:property-validation v = typed (); v.text = {1};
%!error <[Pp]ositive> v = typed (); v.rate = -1;
%!test
%! a = traffic.Red; assert (a == traffic.Red); assert (a != traffic.Green); assert (class (a), 'traffic');
%! switch a, case traffic.Green, x = 1; case traffic.Red, x = 2; end
%! assert (x, 2); assert (traffic ('Amber') == traffic.Amber);
