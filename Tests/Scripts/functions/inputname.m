%!function n = nameof (varargin)
%!  n = inputname (1);
%!endfunction
%!test height = 3; assert (nameof (height), "height")
%!test height = 3; assert (nameof (height, 2), "height")
