% import lets functions of packages be called in short.

%!function r = imported (), import matlab.lang.makeValidName; r = makeValidName ('a b'); end
%!assert (imported (), 'aB')
%!error <names no member of a package> import ('nothing')
