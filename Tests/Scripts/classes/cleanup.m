% onCleanup: when its function runs.
%!function said = leave (how)
%! said = {};
%! c = onCleanup (@() assignin ('base', 'gone', 'yes'));
%! if strcmp (how, 'error'), error ('on purpose'); end
%!endfunction
%!test
%! leave ('return'); assert (evalin ('base', 'gone'), 'yes'); evalin ('base', 'clear gone');
%!test
%! try, leave ('error'); catch, end
%! assert (evalin ('base', 'gone'), 'yes'); evalin ('base', 'clear gone');
%!test
%! m = containers.Map (); c = onCleanup (@() m.keys ()); d = c; clear c; assert (class (d), 'onCleanup');
%!test
%! assert (evalc ('c = onCleanup (@() disp (1)); c = 2;'), sprintf ('1\n'));
%! assert (evalc ('c = {onCleanup(@() disp (1))}; disp (0); c{1} = [];'), sprintf ('0\n1\n'));
%!error <^onCleanup: argument must be a function handle$> onCleanup (3)
