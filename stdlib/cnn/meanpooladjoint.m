function dx = meanpooladjoint (d, scale)
  % MEANPOOLADJOINT  Carry deltas back through mean pooling.
  %   DX = MEANPOOLADJOINT (D, SCALE) is the transpose of MEANPOOL: each entry of D, divided by the
  %   number of entries in a block, goes to every entry of its block.
  %
  %   >> meanpooladjoint ([4 8], [2 2])
  %   ans =
  %
  %      1   1   2   2
  %      1   1   2   2
  %
  %   Source: an addition to the notes.   See also: meanpool, maxpooladjoint, cnnbackward
  nd = numel (scale);
  block = repmat ({':'}, 1, max (nd + 1, ndims (d)));
  for k = 1:nd
    block{k} = ceil ((1:size (d, k) * scale(k)) / scale(k));
  end
  dx = d(block{:}) / prod (scale);
end

%!test % dot (P x, d) == dot (x, P' d), 1-D to 3-D, batch 1 and more
%! sizes = {[8 1], [8 3], [4 6], [4 6 3], [4 6 2], [4 6 2 3]};
%! scales = {2, 4, [2 3], [2 3], [2 3 2], [4 1 2]};
%! for k = 1:numel (sizes)
%!   x = rand (sizes{k}); y = meanpool (x, scales{k}); d = rand (size (y));
%!   dx = meanpooladjoint (d, scales{k});
%!   assert (size (dx), size (x));
%!   assert (sum (y(:) .* d(:)), sum (x(:) .* dx(:)), 1e-12);
%! end
%!assert (meanpooladjoint ([3; 6], 3), [1; 1; 1; 2; 2; 2])
