%!function varargout = counts (varargin)
%!  varargout = {nargin, nargout};
%!endfunction
%!function r = two (a, b, varargin)
%!  r = nargin;
%!endfunction
%!test [n, m] = counts (1, 2, 3); assert ([n m], [3 2])
%!test [a, b, c] = size (ones (2, 3, 4)); assert ([a b c], [2 3 4])
%!test c = {1, 2}; assert (two (c{:}), 2)
%!test c = {}; assert (two (c{:}), 0)
%!assert (nargin (@(a, b) a), 2)
%!assert (nargin (@(a, varargin) a), -2)
%!assert (nargin ("two"), -3)
%!assert (nargin (@two), -3)
%!assert (nargout ("two"), 1)
%!assert (nargout ("counts"), -1)
%!error <invalid function name: no_such_f> nargin ("no_such_f")
%!error <unavailable for built-in function objects> nargin ("size")
%!error <FCN must be a string or function handle> nargin (3)
%!error <function called with too many inputs> feval (@(x) x, 1, 2)
