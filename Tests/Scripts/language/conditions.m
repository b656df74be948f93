% In a condition | and & leave out their right side where the left one decides.
%!warning <Matlab-style short-circuit operation performed for operator |> if (1 | error ('no')), end
%!test
%! warning ('off', 'Octave:possible-matlab-short-circuit-operator', 'local');
%! x = 0;
%! if (1 | (x = 1)), end, assert (x, 0);
%! if (0 & (x = 1)), end, assert (x, 0);
%! while (0 & (x = 1)), end, assert (x, 0);
%! if ((1 | (x = 1)) & 1), else, x = 2; end, assert (x, 0);
%! y = 1 | (x = 3); assert (x, 3);
%! if (0 | (x = 5)), end, assert (x, 5);
%! if ([1 1] | (x = 6)), end, assert (x, 6);
%! if ([] | (x = 7)), end, assert (x, 7);
%!error <Invalid call to clear> clear -f -g
