% What is said about a bad subscript names the variable, the place and the bound.
%!error <x\(7\): out of bound 3 \(dimensions are 1x3\)> x = 1:3; x(7)
%!error <x\(4,_\): out of bound 3 \(dimensions are 3x3\)> x = magic (3); x(4,1)
%!error <x\(_,13\): out of bound 12 \(dimensions are 2x3x4\)> x = ones (2, 3, 4); x(1,13)
%!error <x\(0\): subscripts must be either integers 1 to \(2\^63\)-1 or logicals> x = 1:3; x(0)
%!error <x\(_,1.5\): subscripts must be> x = magic (3); x(1,1.5)
%!error <x\(-1\): subscripts must be> x = 1:3; x(-1) = 2;
%!error <subscripts must be either integers> x = 1:3; x({1})
%!error <x\(0\+1i\): subscripts must be real \(forgot to initialize i or j\?\)> x = 1:3; x(1i)
%!error <index \(10\): out of bound 9> magic (3)(10)
%!error <q\(7\): out of bound 3> q.x = 1:3; q.x(7)
%!error <matrix cannot be indexed with \{> x = [1 2 3]; x{1}
%!error <scalar cannot be indexed with \.> x = 5; x.a
%!error <a cs-list cannot be further indexed> x = {1, 2}; x{:}{1}
%!error <structure has no member 'b'> x.a = 1; x.b
%!error id=Octave:index-out-of-bounds x = 1:3; x(7);
%!error id=Octave:invalid-index x = 1:3; x(0);
