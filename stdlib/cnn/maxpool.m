function [y, where] = maxpool (x, scale)
  % MAXPOOL  Largest entry of each block of a map; blocks do not overlap.
  %   [Y, WHERE] = MAXPOOL (X, SCALE) takes the maximum over each block of SCALE(1) x SCALE(2) x ...
  %   entries; WHERE has the linear indices of the maxima, so that Y = X(WHERE). SCALE has one
  %   number for each dimension of the signal; dimensions after these (the batch) stay as they are.
  %   Of equal entries the first one counts, in column order.
  %
  %   >> [y, where] = maxpool ([1 3 0 0; 5 7 0 8], [2 2])
  %   y =
  %
  %      7   8
  %
  %   where =
  %
  %      4   8
  %
  %   Source: an addition to the notes.   See also: maxpooladjoint, meanpool, cnnforward
  n = poolsize ('maxpool', x, scale);
  nd = numel (scale);
  m = n(1:nd) ./ scale;
  batch = prod (n(nd+1:end));
  order = [1:2:2*nd, 2:2:2*nd, 2*nd+1];      % inside a block first, then the blocks, then the batch
  blocks = permute (reshape (x, [reshape([scale; m], 1, []), batch]), order);
  [y, k] = max (reshape (blocks, prod (scale), []), [], 1);
  first = 1;                                 % linear indices of the first entries of the blocks
  inside = 0;                                % and what the others of a block have to add
  stride = 1;
  for d = 1:nd
    first = first(:) + (0:m(d)-1) * (scale(d) * stride);
    inside = inside(:) + (0:scale(d)-1) * stride;
    stride = stride * n(d);
  end
  first = first(:) + (0:batch-1) * stride;
  inside = reshape (inside(k), size (first));
  n(1:nd) = m;
  where = reshape (first + inside, n);
  y = reshape (y, n);
end

%!assert (maxpool ([1 5 2 8 9 3]', 3), [5; 9])
%!assert (maxpool (ones (4, 6, 2, 5), [2 3 2]), ones (2, 2, 1, 5))
%!test
%! sizes = {[8 1], [8 3], [4 6], [4 6 3], [4 6 2], [4 6 2 3]};
%! scales = {2, 4, [2 3], [2 3], [2 3 2], [4 1 2]};
%! for k = 1:numel (sizes)
%!   x = rand (sizes{k}); [y, where] = maxpool (x, scales{k});
%!   assert (x(where), y);
%!   assert (size (y), size (meanpool (x, scales{k})));
%! end
%!test % each maximum is that of its block
%! x = rand (4, 6, 2); y = maxpool (x, [2 3]);
%! assert (y(2, 1, 2), max (max (x(3:4, 1:3, 2))));
%!test % the first of equal entries
%! [y, where] = maxpool (zeros (2, 4), [2 2]);
%! assert (where, [1 5]);
%!error <maxpool: windows of 2x2 do not divide maps of 5x4> maxpool (ones (5, 4, 3), [2 2])
