%!function r = readg (), global G; r = G; end
%!test global G; G = 4; clear G; assert (exist ("G"), 0); assert (readg (), 4)
%!test global G; G = 4; clear -g; assert (isempty (readg ()))
%!test global G; G = 4; assert (isglobal ("G")); x = 1; assert (! isglobal ("x"))
%!error <NAME must be a string> isglobal (3)
