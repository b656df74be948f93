% get and set: round trips, errors, cells of names and values.
%!test
%! h = plot (1:3); set (h, 'LineWidth', 2, 'color', 'r', 'xdata', [4 5 6]);
%! assert (get (h, 'linewidth'), 2); assert (get (h, 'COLOR'), [1 0 0]); assert (get (h, 'xdata'), [4 5 6]);
%! s.linestyle = ':'; s.marker = '+'; set (h, s); assert (get (h, {'linestyle', 'marker'}), {':', '+'});
%! set (gca (), {'xlim', 'ylim'}, {[0 1], [0 2]}); assert (axis (), [0 1 0 2]);
%! set (h, 'visible', false); assert (get (h, 'visible'), 'off'); close;
%!test <a struct of all>
%! h = plot (1:3); s = get (h); assert (s.type, 'line'); assert (s.ydata, 1:3); assert (s.parent, gca ());
%! s = get (gcf ()); assert (s.position, [300 200 560 420]); assert (s.number, gcf ()); close;
%!test <several handles>
%! h = plot ([1 2; 3 4]); set (h, {'color'}, {'r'; 'b'}); assert (get (h, 'color'), {[1 0 0]; [0 0 1]});
%! set (h, 'linewidth', 3); assert (get (h, 'linewidth'), {3; 3}); close;
%!test <colours>
%! h = plot (1); set (h, 'color', '#ff8000'); assert (get (h, 'color'), [1 128/255 0], 1e-12);
%! set (h, 'color', 'magenta'); assert (get (h, 'color'), [1 0 1]); close;
%!error <parent must be the handle of another object> set (gca (), 'parent', 0)
%!error <set: unknown figure property nosuch> set (figure (), 'nosuch', 1)
%!error <get: unknown figure property nosuch> get (figure (), 'nosuch')
%!error <set: invalid handle \(= 77.5\)> set (77.5, 'color', 'r')
%!error <get: invalid handle \(= 99\)> get (99, 'color')
%!error <invalid value = foo> set (gca (), 'xscale', 'foo')
%!error <invalid value for color property "color" \(value = foo\)> set (gcf (), 'color', 'foo')
%!error <set: "number" is read-only> set (gcf (), 'number', 3)
%!error <invalid value for double property "linewidth"> set (gca (), 'linewidth', 'a')
%!error <number of names must match> set (gca (), {'xlim'}, {[0 1], [1 2]})
%!test <findobj, ancestor>
%! close all; h = plot (1:3, 1:3, 1:3, 3:-1:1); set (h(2), 'tag', 'mine');
%! assert (findobj ('tag', 'mine'), h(2)); assert (findobj (gca (), 'type', 'line', 'marker', 'none'), h([2 1]));
%! assert (ancestor (h(1), 'figure'), gcf ()); assert (findobj ('flat', 'type', 'line'), zeros (0, 1));
%! close;
%!test <labels>
%! close all; h = xlabel ('a'); assert (xlabel ('b'), h); assert (get (h, 'string'), 'b');
%! title ('T', 'fontsize', 20); assert (get (get (gca (), 'title'), {'string', 'fontsize'}), {'T', 20});
%! plot (1:3); assert (isempty (get (get (gca (), 'xlabel'), 'string'))); close;
%!test <legend>
%! close all; h = plot (1:3, 1:3, 1:3, 3:-1:1); l = legend ('up', 'down', 'location', 'southwest');
%! assert (get (l, 'string'), {'up', 'down'}); assert (get (h(2), 'displayname'), 'down');
%! assert (get (l, 'location'), 'southwest'); assert (get (l, 'tag'), 'legend');
%! legend (h(2), {'only'}); assert (get (l, 'string'), {'only'});
%! p = subplot (1, 2, 1); plot (1:3); legend (p, {'Training'}, 'Location', 'NorthEast');
%! legend off; plot (1:3); close;
%!test <colour maps>
%! close all; assert (size (colormap ()), [64 3]); colormap gray; assert (colormap (), gray (64));
%! colormap (jet (8)); assert (size (get (gcf (), 'colormap')), [8 3]); assert (size (hot ()), [8 3]);
%! colormap ('default'); assert (colormap (), viridis (64)); close;
%! assert (jet (5), [0 .5 1; 0 1 1; .5 1 .5; 1 1 0; 1 .5 0]); assert (hsv (4), [1 0 0; .5 1 0; 0 1 1; .5 0 1], 1e-12);
%! assert (hot (7), [.5 0 0; 1 0 0; 1 .5 0; 1 1 0; 1 1 1/3; 1 1 2/3; 1 1 1], 1e-12);
%! assert (bone (3), [0 0 .125; .4375 .5625 .5625; 1 1 1]); assert (cool (2), [0 1 1; 1 0 1]);
%! assert (viridis (64)(2, :), [0.27265172 0.02584568 0.35336729], 1e-8);
%! assert (viridis (5)(2, :), [0.2302228200 0.3212974025 0.5454883575], 1e-9);
%! assert (turbo (5)(2, :), [0.1601525 0.7331825 0.92519], 1e-9);
%! assert (copper (3), [0 0 0; .625 .3906 .24875; 1 .7812 .4975], 1e-12);
%! assert (pink (2), sqrt ([1 1 .5; 3 3 3] / 3), 1e-12); assert (rainbow (5)(4, :), [0 .25 .75], 1e-12);
%!error <failed to set MAP> colormap foo
%!error <all MAP values must be in the range> colormap ([1 2 3])
