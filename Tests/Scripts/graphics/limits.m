% Limits and ticks that suit the data.
%!function check (y, limits, ticks)
%!  plot (y); assert (get (gca (), 'ylim'), limits, 1e-12); assert (get (gca (), 'ytick'), ticks, 1e-12);
%!endfunction
%!test
%! check ([1 2 3], [1 3], 1:0.5:3); check ([0 0.17], [0 0.2], 0:0.05:0.2); check ([1 1], [0.9 1.1], 0.9:0.05:1.1);
%! check ([0 0], [-1 1], -1:0.5:1); check ([-5 -5], [-5.6 -4.4], -5.6:0.2:-4.4);
%! check ([12345 12346], [12345 12346], 12345:0.2:12346); check ([0 99.9], [0 100], 0:20:100);
%! check ([0.1 0.2 0.35], [0.1 0.35], 0.1:0.05:0.35); check ([NaN 1 2], [1 2], 1:0.2:2);
%! check ([1 Inf 2], [1 2], 1:0.2:2); check ([0 14], [0 14], 0:2:14); check ([], [0 1], 0:0.2:1);
%! close;
%!test <labels>
%! plot ([-1e6 1e6]); assert (get (gca (), 'yticklabel')', {'-1e+06', '-500000', '0', '500000', '1e+06'});
%! set (gca (), 'xtick', [1 2], 'xticklabel', {'a', 'b'}); assert (get (gca (), 'xticklabel'), {'a'; 'b'}); close;
%!test <logarithmic>
%! semilogy ([1 20 3000]); assert (ylim (), [1 10000]); assert (get (gca (), 'ytick'), [1 10 100 1000 10000]);
%! assert (get (gca (), 'yticklabel'){2}, '10^{1}'); semilogy ([0.02 0.5]); assert (ylim (), [0.01 1], eps);
%! semilogy ([2 3]); assert (ylim (), [1 10]); semilogy ([-1 20 30]); assert (ylim (), [10 100]);
%! loglog ([1 10 200], [5 5 6]); assert (xlim (), [1 1000]); close;
%!test <axis>
%! plot ([1 2 3]); ylim ([1.5 2.25]); assert (get (gca (), 'ytick'), 1.6:0.2:2.2, 1e-12);
%! xlim ([0 7]); assert (get (gca (), 'xtick'), 0:7); axis tight; assert (axis (), [1 3 1 3]);
%! axis ([0 1 0 5]); assert (axis (), [0 1 0 5]); axis auto; assert (axis (), [1 3 1 3]);
%! axis equal; assert (axis (), [0.7321 3.2679 1 3], 1e-4); axis square; assert (axis (), [1 3 1 3]);
%! axis off; assert (get (gca (), 'visible'), 'off'); axis ij; assert (get (gca (), 'ydir'), 'reverse'); close;
%!test <images>
%! imagesc (magic (4)); assert (axis (), [0.5 4.5 0.5 4.5]); assert (get (gca (), 'ydir'), 'reverse');
%! assert (caxis (), [1 16]); axis image; assert (axis (), [0.5 4.5 0.5 4.5]);
%! imagesc ([10 20], [1 5], rand (3)); assert (axis (), [7.5 22.5 0 6]);
%! image (rand (20, 30)); assert (axis (), [0.5 30.5 0.5 20.5]);
%! imagesc (magic (4), [0 20]); assert (get (gca (), 'clim'), [0 20]); caxis auto; assert (caxis (), [1 16]); close;
%!test <bars>
%! bar ([1 2 3]); assert (xlim (), [0.5 3.5]); assert (get (gca (), 'xtick'), 1:3); assert (ylim (), [0 3]);
%! bar ([10 20 40], [1 2 3]); assert (xlim (), [0 50]); bar (1:20); assert (xlim (), [0 25]);
%! h = bar ([1 2; 3 4]); assert (numel (h), 2); assert (get (h(2), 'facecolor'), [0.85 0.325 0.098]);
%! bar ([1 2; 3 4], 'stacked'); assert (ylim (), [0 7]); barh ([1 2 3]); assert (get (gca (), 'ytick'), 1:3);
%! hist ([1 2 3 4 4 4]); assert (xlim (), [1 4]); assert (ylim (), [0 3]); close;
%!test <other series>
%! stem (1:3); assert (ylim (), [0 3]); errorbar (1:3, [.5 .5 .5]); assert (ylim (), [0.5 3.5]);
%! area ([1 2; 2 3]); assert (ylim (), [0 5]); [x, y] = stairs ([1 3]); assert ([x; y], [1 2 2; 1 1 3]);
%! h = scatter (1:3, 1:3, [], [1 5 9]); assert (caxis (), [1 9]); close;
%!error <LIMITS vector must have 2, 4, 6, or 8 elements> axis ([1 2 3])
%!error <axis limits must be increasing> xlim ([2 1])
%!error <invalid mode 'foo'> caxis foo
