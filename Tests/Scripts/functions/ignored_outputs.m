% Outputs that the caller throws away.

%!function [a, b, c] = taken ()
%!  a = isargout (1); b = isargout (2); c = [isargout(1) isargout(2) isargout(3)];
%!end
%!test [~, ~, c] = taken (); assert (c, [false false true]);
%!test [a, ~, c] = taken (); assert (c, [true false true]);
%!test a = taken (); assert (a, true);

%!function [a, b] = second ()
%!  b = 2;
%!end
%!test [~, b] = second (); assert (b, 2);
%!error <'a' undefined> [a, b] = second ();

%!function varargout = handed_on ()
%!  [varargout{1:nargout}] = max ([3 9 4]);
%!end
%!test handed_on (); assert (ans, 9);
%!test [m, i] = handed_on (); assert ([m i], [9 2]);
