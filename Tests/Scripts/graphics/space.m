% Surfaces and lines in space.
%!test
%! h = surf (magic (3)); assert (get (h, {'xdata', 'facecolor'}), {1:3, 'flat'}); assert (zlim (), [0 10]);
%! assert (axis (), [1 3 1 3]); assert (view (), [-37.5 30]); assert (get (gca (), 'clim'), [1 9]);
%! h = mesh (1:3, 1:2, [1 2 3; 4 5 6]); assert (get (h, 'edgecolor'), 'flat'); assert (ylim (), [1 2]);
%! plot (1:3); assert (view (), [0 90]); close;
%!test
%! h = plot3 (1:3, 4:6, 7:9, 'r', 1:2, 1:2, 1:2); assert (get (h(1), {'zdata', 'color'}), {7:9, [1 0 0]});
%! view (10, 20); [a, e] = view (); assert ([a e], [10 20]); view (2); assert (view (), [0 90]); close;
%!test <the top of a hill is seen above its foot, in the last colour of the map>
%! z = zeros (9); z(5, 5) = 1; z(4:6, 4:6) = max (z(4:6, 4:6), 0.9); surf (z); colormap ([0 0 1; 1 0 0]); shading flat;
%! f = getframe ().cdata; red = f(:, :, 1) > 200 & f(:, :, 3) < 60; blue = f(:, :, 3) > 200 & f(:, :, 1) < 60;
%! [i, j] = find (red); [k, l] = find (blue); assert (numel (i) > 50); assert (numel (k) > 500);
%! assert (mean (i) < mean (k)); close;
%!test
%! h = pcolor ([1 2; 3 4]); assert (get (h, 'cdata'), [1 2; 3 4]); assert (axis (), [1 2 1 2]);
%! h = scatter3 (1:2, 3:4, 5:6, 20, 'r'); assert (get (h, 'zdata'), [5; 6]); close;
%!error <X, Y, Z arguments must have compatible sizes> surf (1:2, 1:3, magic (3))
