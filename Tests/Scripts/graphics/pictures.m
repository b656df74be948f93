% What a figure looks like: pixels of a PNG, words of an SVG.
%!function p = shot ()
%!  f = [tempname() '.png']; print (f, '-S560,420'); p = imread (f); unlink (f);
%!endfunction
%!test <an image fills its place with its colours>
%! imagesc ([1 2; 3 4]); colormap (gray (4)); p = shot ();
%! assert (size (p), [420 560 3]);
%! assert (squeeze (p(100, 150, :))', uint8 ([0 0 0])); assert (squeeze (p(100, 450, :))', uint8 ([85 85 85]));
%! assert (squeeze (p(300, 150, :))', uint8 ([170 170 170])); assert (squeeze (p(300, 450, :))', uint8 ([255 255 255]));
%! axis xy; p = shot (); assert (squeeze (p(300, 150, :))', uint8 ([0 0 0])); close;
%!test <paper is white, bars have their colour>
%! bar ([1 2 3], 'r'); p = shot (); assert (squeeze (p(5, 5, :))', uint8 ([255 255 255]));
%! assert (squeeze (p(350, 145, :))', uint8 ([255 0 0])); assert (squeeze (p(60, 145, :))', uint8 ([255 255 255])); close;
%!test <a thick line covers what it runs through>
%! plot ([0 1], [0.5 0.5], 'g', 'linewidth', 8); axis ([0 1 0 1]); p = shot ();
%! assert (squeeze (p(round (420 - 0.11 * 420 - 0.5 * 0.815 * 420), 250, :))', uint8 ([0 255 0])); close;
%!test <colours of an image of colours>
%! x = zeros (2, 2, 3, 'uint8'); x(1, 1, 1) = 200; x(2, 2, 3) = 100; image (x); p = shot ();
%! assert (squeeze (p(100, 150, :))', uint8 ([200 0 0])); assert (squeeze (p(300, 450, :))', uint8 ([0 0 100])); close;
%!test <figures differ in size, and letters leave ink>
%! figure ('position', [0 0 300 200]); plot (1:3); f = getframe (); assert (size (f.cdata), [200 300 3]);
%! a = sum (f.cdata(:) < 128); title ('a long title'); f = getframe (); assert (sum (f.cdata(:) < 128) > a + 200); close;
%!test <SVG>
%! plot ([1 3 2], 'r'); title ('loss < 1'); xlabel ('x^2'); legend ('a & b');
%! f = [tempname() '.svg']; print ('-dsvg', f); t = fileread (f); unlink (f);
%! assert (any (strfind (t, '<svg xmlns="http://www.w3.org/2000/svg"')));
%! assert (any (strfind (t, 'loss &lt; 1'))); assert (any (strfind (t, 'a &amp; b')));
%! assert (any (strfind (t, '<tspan font-size="72%" baseline-shift="super">2</tspan>')));
%! assert (any (strfind (t, 'stroke="#ff0000"'))); close;
%!test <nothing is printed without a terminal>
%! assert (evalc ('plot (1:3); drawnow; pause (0); refresh'), ''); close;
%!error <print: no axes object in figure to print> figure (); print a.png
%!error <print: unknown device foo> plot (1); print -dfoo a.foo
