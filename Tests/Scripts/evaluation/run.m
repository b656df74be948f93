%!test
%! f = [tempname() ".m"]; fid = fopen (f, "w"); fputs (fid, "k = 5;\nl = k + 1;\n"); fclose (fid);
%! run (f); delete (f); assert ([k l], [5 6]);
%!test
%! f = tempname (); fid = fopen (f, "w"); fputs (fid, "k = 5;"); fclose (fid);
%! source (f); delete (f); assert (k, 5);
%!error <file SCRIPT must exist> run ("no_such_script.m")
%!error <error sourcing file> source ("no_such_script.m")
