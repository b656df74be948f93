%!test
%! [p, s, mu] = polyfit ((1:4)', [1 2 4 9]', 1);
%! assert (mu, [2.5, std(1:4)], 1e-15);
%! [y, dy] = polyval (p, (1:4)', s, mu);
%! assert (size (dy), [4 1]);
%! assert (dy([1 2]), dy([4 3]), 1e-14);
%!assert (class (polyval (single ([]), 1:3)), 'single')
%!error <S input is required> [y, dy] = polyval ([1 2], 1, []);
%!error <MU must be> polyval (1, 2, [], 1)
%!assert (roots ([1e-200 -1e200 1]), 1e-200, -1e-14)
%!assert (isprime ([7i 3 5 2+i]), logical ([1 1 0 1]))
%!assert (perms ([1 3 2])(1, :), [3 2 1])
%!warning <saturated> nchoosek (int8 (100), int8 (45));
