%!test f = str2func ("@(x) x.^2"); assert (f (3), 9)
%!test f = str2func ("max"); assert (f ([1 4 2]), 4)
%!assert (is_function_handle (str2func ("sin")))
%!error <FCN_NAME must be a string> str2func (3)
