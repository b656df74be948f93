% Figures, axes and their order: what the functions change in the scene.
%!function clean ()
%!  close all;
%!endfunction
%!test <figures have numbers>
%! clean (); a = figure (); b = figure (7); c = figure ();
%! assert ([a b c], [1 7 2]); assert (gcf (), 2);
%! figure (7); assert (gcf (), 7); close (7); assert (isfigure ([1 2 7]), [true true false]);
%! close all; assert (isempty (get (0, 'children')));
%!test <axes are made when needed, and hold keeps them>
%! clean (); h = plot (1:3); a = gca ();
%! assert (get (h, 'parent'), a); assert (get (a, 'parent'), gcf ()); assert (a < 0);
%! plot (4:6); assert (ishandle (h), false); assert (numel (get (a, 'children')), 1);
%! hold on; g = plot (1:2); assert (get (a, 'children')(1), g); assert (ishold ());
%! hold off; plot (1); assert (numel (get (a, 'children')), 1); clean ();
%!test <colours in turn>
%! clean (); h = plot ([1 2; 3 4]); c = get (h, 'color');
%! assert (c{1}, [0 0.447 0.741]); assert (c{2}, [0.85 0.325 0.098]);
%! hold on; g = plot (1:2); assert (get (g, 'color'), [0.929 0.694 0.125]); clean ();
%!test <line formats>
%! h = plot (1:3, 'r--o'); assert (get (h, {'color', 'linestyle', 'marker'}), {[1 0 0], '--', 'o'});
%! h = plot (1:3, 'kx'); assert (get (h, 'linestyle'), 'none');
%! h = plot (1:3, 1:3, 'g', 1:2, 'LineWidth', 3);
%! assert (get (h, {'linewidth', 'color'}), {3, [0 1 0]; 3, [0 0.447 0.741]});
%! h = plot (1:3, ':;hello;'); assert (get (h, 'displayname'), 'hello'); clean ();
%!test <shapes of data>
%! h = plot (5, [1 2 3]); assert (numel (h), 3);
%! h = plot ([1 2 3], [1 2 3; 4 5 6]); assert (get (h(2), 'ydata'), [4 5 6]);
%! h = plot ([1+2i 3+4i]); assert (get (h, {'xdata', 'ydata'}), {[1 3], [2 4]}); clean ();
%!error <vector lengths must match> plot (1:3, 1:4)
%!error <matrix dimensions must match> plot ([1 2; 3 4], [1 2 3])
%!error <no data to plot> plot ('a')
%!error <properties must appear followed by a value> plot (1:3, 'LineWidth')
%!error <unknown line property nosuch> plot (1:3, 'nosuch', 3)
%!test <subplot>
%! clean (); h = subplot (2, 2, 1); assert (get (h, 'position'), [0.13 0.581786 0.326786 0.343214], 1e-6);
%! g = subplot (2, 2, 4); assert (get (g, 'position'), [0.578214 0.11 0.326786 0.343214], 1e-6);
%! assert (subplot (2, 2, 1), h); assert (gca (), h);
%! w = subplot (1, 2, 2); assert (ishandle ([h g w]), [true false true]);
%! w = subplot (2, 3, [1 2]); assert (get (w, 'position'), [0.13 0.581786 0.487302 0.343214], 1e-5);
%! assert (get (subplot (3, 1, 2), 'position'), [0.13 0.413413 0.775 0.208175], 1e-5); clean ();
%!error <INDEX value must be> subplot (1, 2, 3)
%!test <clf, cla, delete>
%! clean (); h = plot (1:3); title ('t'); cla; assert (ishandle (h), false);
%! assert (get (get (gca (), 'title'), 'string'), 't');
%! a = gca (); clf; assert (ishandle (a), false);
%! h = plot (1:3); delete (h); assert (ishandle (h), false); assert (isempty (get (gca (), 'children')));
%! clean ();
%!error <invalid hold STATE> hold foo
%!error <N must be figure handle or figure number> figure (1.5)
%!error <first argument must be "all", a figure handle, or a figure name> close (55)
