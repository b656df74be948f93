function s = sizetext (n)
  % SIZETEXT  A size as people write it.
  %   S = SIZETEXT (N) joins the numbers of N by x; error messages use it.
  %
  %   >> sizetext ([28 28 50])
  %   ans = 28x28x50
  %
  %   See also: size
  s = sprintf ('%dx', n);
  s = s(1:end-1);
end

%!assert (sizetext (7), '7')
%!assert (sizetext (size (zeros (2, 0, 3))), '2x0x3')
