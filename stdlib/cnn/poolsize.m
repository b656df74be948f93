function n = poolsize (who, x, scale)
  % POOLSIZE  Size of a map with its batch; an error if windows of SCALE do not divide it.
  %   N = POOLSIZE (WHO, X, SCALE) is size (X) with at least one number more than SCALE has, since
  %   a trailing batch of one does not show in size (X). WHO begins the error message.
  %
  %   >> poolsize ('demo', ones (4, 6), [2 2])
  %   ans =
  %
  %      4   6   1
  %
  %   See also: meanpool, maxpool
  nd = numel (scale);
  n = size (x);
  n(end+1:nd+1) = 1;
  if any (rem (n(1:nd), scale) ~= 0)
    error ('Nabla:layer-size', '%s: windows of %s do not divide maps of %s', ...
           who, sizetext (scale), sizetext (n(1:nd)));
  end
end

%!assert (poolsize ('t', ones (6, 1), 3), [6 1])
%!assert (poolsize ('t', ones (4, 4, 4), [2 2]), [4 4 4])
%!error <t: windows of 2x3 do not divide maps of 4x4> poolsize ('t', ones (4), [2 3])
