%!shared a, b
%! a = 3;
%! b = [a 4];
%!assert (a, 3)
%!test b(1) = 9; assert (b, [9 4])
%!assert (b(1), 9)
%!function y = twice (x)
%!  y = 2 * x;
%!endfunction
%!assert (twice (a), 6)
%!test
%! x = 1;
%! if x
%!   y = 2;
%! end
%! assert (y, 2);
%!error <went wrong> error ("it went wrong")
%!error id=my:id error ("my:id", "text")
%!error no_such_function (1)
%!error <nonconformant arguments \(op1 is 1x2, op2 is 1x3\)> [1 2] + [1 2 3]
%!warning <careful> warning ("be careful")
%!xtest assert (1, 2)
%!testif HAVE_NOTHING
%! assert (false);
%!fail ("error ('abc')", "abc")
