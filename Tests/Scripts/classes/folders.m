% Old-style classes: a folder with functions, fields that only they see (fixtures/@purse, @bigpurse).
%!test
%! p = purse (5); assert (class (p), 'purse'); assert (isobject (p)); assert (amount (p), 5);
%! q = put (p, 3); assert (amount (q), 8); assert (amount (p), 5);
%! assert (amount (p + q), 13); assert (amount (p + 1), 6); assert (amount (1 + p), 6);
%!test
%! b = bigpurse (5, 10); assert (isa (b, 'purse')); assert (amount (b), 5); assert (limit (b), 10);
%! b = put (b, 4); assert (amount (b), 9); assert (class (b), 'bigpurse');
%! assert (purse (1) + b, 'big'); assert (b + purse (1), 'big');
%!error id=bigpurse:full put (bigpurse (5, 10), 6);
%!error <^invalid index for class$> p = purse (1); p.amount
%!error <^minus method not defined for purse class$> purse (1) - 1
%!error <^class: 'purse' is invalid as a class name in this context$> class (struct (), 'purse')
%!error <^inferiorto: invalid call from outside class constructor$> inferiorto ('purse')
%!assert (methods ('purse'), {'amount'; 'plus'; 'purse'; 'put'})
%!assert (ismethod (purse (1), 'put'))
%!assert (struct (purse (4)), struct ('amount', 4))
%!assert (cellfun (@amount, {purse(1), purse(2)}), [1 2])
%!assert (isequal (purse (1), purse (1)))
%!test
%! p = purse (1); p(2) = purse (7); assert (size (p), [1 2]); assert (amount (p(2)), 7);
%! q = [purse(1), purse(2)]; assert (class (q), 'purse'); assert (amount (q(1)), 1);
%!assert (evalc ('p = purse (1)'), sprintf ('p =\n\n  <class purse>\n\n'))
