% arguments blocks: sizes, classes, validators, defaults, name-value and repeating arguments.

%!function [s, o] = declared (x, y, opts)
%!  arguments
%!    x (1,:) double {mustBePositive}
%!    y (1,1) int32 = 7
%!    opts.Rate (1,1) double {mustBeGreaterThan(opts.Rate, 0)} = 0.5
%!    opts.Name char = 'none'
%!  end
%!  s = {x, y}; o = opts;
%!end
%!test
%! [s, o] = declared ([1; 2; 3]);
%! assert (s, {[1 2 3], int32(7)});
%! assert (o, struct ('Rate', 0.5, 'Name', 'none'));
%!test
%! [s, o] = declared (int8 (2), 2.7, 'name', 'bob');
%! assert (s, {2, int32(3)});
%! assert (o.Name, 'bob');
%!error <Function requires 1 more input> declared ()
%!error <position 1. Value must be positive.> declared (-1)
%!error <must be of type double or be convertible to double> declared ({1})
%!error <position 2. Value must be a scalar.> declared (1, [1 2])
%!error <position 1. Value must be a row vector.> declared (magic (3))
%!error <Invalid value for 'Rate' argument. Value must be greater than> declared (1, 2, 'Rate', -3)
%!error <Invalid argument name 'Foo'. Name must be 'Rate' or 'Name'> declared (1, 2, 'Foo', 3)
%!error <Argument 'Rate' has no value> declared (1, 2, 'Rate')

%!function [p, q] = pairs (a, b)
%!  arguments (Repeating)
%!    a (1,1) double
%!    b char {mustBeMember(b, {'x', 'y'})}
%!  end
%!  p = a; q = b;
%!end
%!test
%! [p, q] = pairs (int8 (1), 'x', 2, 'y');
%! assert (p, {1, 2}); assert (q, {'x', 'y'});
%!error <Invalid argument 'b'> pairs (1, 'z')
%!error <groups of 2> pairs (1)

%!function c = all_double (varargin)
%!  arguments (Repeating)
%!    varargin double
%!  end
%!  c = varargin;
%!end
%!assert (all_double (1, int8 (2), true), {1, 2, 1})

%!function y = checked (x)
%!  arguments (Output)
%!    y (1,1) double
%!  end
%!  y = x;
%!end
%!assert (checked (int8 (3)), 3)
%!error <Invalid output 'y'. Value must be a scalar.> checked ([1 2])
