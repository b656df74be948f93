function x = loadidx (file)
  % LOADIDX  Read a data set in the IDX format of the MNIST family, compressed or not.
  %   X = LOADIDX (FILE) is an array of the class that the file says. Images come upright, as
  %   H x W x N, so that X(:, :, n) is image n; labels come as a column.
  %   A missing file, one cut short and one that is not IDX are errors.
  %
  %   >> file = [tempname() '.idx']; f = fopen (file, 'w');
  %   >> fwrite (f, [0 0 8 3, 0 0 0 1, 0 0 0 2, 0 0 0 3, 1:6]); fclose (f);
  %   >> loadidx (file), delete (file)
  %   ans =
  %
  %     1  2  3
  %     4  5  6
  %
  %   Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database (the file format).
  %   See also: fashion_mnist, onehot
  if ~exist (file, 'file')
    error ('Nabla:file', 'loadidx: there is no file %s', file);
  end
  x = idxread (file);
end

%!function file = written (bytes)
%!  file = [tempname() '.idx']; f = fopen (file, 'w'); fwrite (f, bytes, 'uint8'); fclose (f);
%!endfunction
%!test % two images of 2 x 3
%! file = written ([0 0 8 3, 0 0 0 2, 0 0 0 2, 0 0 0 3, 1:12]);
%! x = loadidx (file); delete (file);
%! assert (class (x), 'uint8');
%! assert (double (x(:, :, 2)), [7 8 9; 10 11 12]);
%!test % labels are a column
%! file = written ([0 0 8 1, 0 0 0 4, 9 8 7 6]);
%! x = loadidx (file); delete (file); assert (double (x), [9; 8; 7; 6]);
%!error <there is no file /no/such> loadidx ('/no/such')
%!test % cut short, and not IDX at all
%! for bytes = {[0 0 8 1, 0 0 0 4, 9 8], [80 75 3 4, 0 0 0 0]}
%!   file = written (bytes{1}); said = '';
%!   try
%!     loadidx (file);
%!   catch err
%!     said = err.message;
%!   end
%!   delete (file); assert (~isempty (strfind (said, file)));
%! end
