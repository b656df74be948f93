% Data files are found in the folders of the path, too, with a warning.
%!test
%! d = tempname (); mkdir (d); f = fopen (fullfile (d, 'nabla_some_data.txt'), 'w'); fputs (f, "one\n"); fclose (f);
%! nabla_x = 5; save ('-v7', fullfile (d, 'nabla_other_data.mat'), 'nabla_x');
%! addpath (d); s = warning ('off', 'Octave:data-file-in-path');
%! unwind_protect
%!   f = fopen ('nabla_some_data.txt'); assert (fgetl (f), 'one'); fclose (f);
%!   assert (fileread ('nabla_some_data.txt'), "one\n");
%!   assert (load ('nabla_other_data').nabla_x, 5);
%!   warning (s); lastwarn (''); evalc ('fileread (''nabla_some_data.txt'');');
%!   assert (any (strfind (lastwarn (), 'found by searching load path')));
%!   assert (fopen ('nabla_missing_data.txt'), -1);
%! unwind_protect_cleanup
%!   rmpath (d); delete (fullfile (d, '*')); rmdir (d);
%! end_unwind_protect
