% Automatic differentiation through programs.

%!function E = filled (x)
%!  u = zeros (2, 2);
%!  for k = 1:4
%!    u(k) = x(k) ^ 2;
%!  end
%!  E = sum (u(:) .* [1; 2; 3; 4]);
%!endfunction
%!test % entries of a plain array become traced
%! [v, g] = valuegrad (@filled, [1 2 3 4]); assert (v, 100); assert (g, 2 * [1 2 3 4] .* [1 2 3 4]);
%!test % overwritten entries pass nothing on
%! E = @(x) sum (x .^ 2);
%! [v, g] = valuegrad (@(x) E (subsasgn (x, substruct ('()', {2}), 5)), [1 2 3]);
%! assert (v, 35); assert (g, [2 0 6]);
%!test % end in subscripts, logical masks, comparisons, while
%! f = @(x) x(end) * x(1) + sum (x(x > 2)); [v, g] = valuegrad (f, [1 2 3]); assert (g, [3 0 2]);
%!function y = newton (a)
%!  y = a;
%!  while abs (y * y - a) > 1e-14
%!    y = (y + a / y) / 2;
%!  end
%!endfunction
%!test % the derivative of a root, through the iteration that finds it
%! [v, g] = valuegrad (@newton, 2); assert (v, sqrt (2), 1e-12); assert (g, 1 / (2 * sqrt (2)), 1e-8);
%!test % a matrix equation
%! A = rand (3) + 3 * eye (3); b = rand (3, 1);
%! [v, gA, gb] = valuegrad (@(A, b) sum (A \ b), A, b);
%! assert (gb, A' \ ones (3, 1), 1e-12); assert (gA, -(A' \ ones (3, 1)) * (A \ b)', 1e-12);
%!error <needs a square A> valuegrad (@(A) sum (A \ [1; 2; 3]), rand (3, 2))
