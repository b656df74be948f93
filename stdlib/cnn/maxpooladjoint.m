function dx = maxpooladjoint (d, where, scale)
  % MAXPOOLADJOINT  Carry deltas back through max pooling.
  %   DX = MAXPOOLADJOINT (D, WHERE, SCALE) puts each entry of D where the maximum of its block had
  %   been found, and zeros elsewhere. WHERE comes from [Y, WHERE] = MAXPOOL (X, SCALE).
  %
  %   >> [y, where] = maxpool ([1 3 0 0; 5 7 0 8], [2 2]);
  %   >> maxpooladjoint ([10 20], where, [2 2])
  %   ans =
  %
  %       0    0    0    0
  %       0   10    0   20
  %
  %   Source: an addition to the notes.   See also: maxpool, meanpooladjoint, cnnbackward
  n = size (d);
  n(end+1:numel (scale)) = 1;
  n(1:numel (scale)) = n(1:numel (scale)) .* scale;
  dx = zeros (n);
  dx(where) = d;
end

%!test % with the places kept fixed, pooling is linear and this is its transpose
%! sizes = {[8 1], [8 3], [4 6], [4 6 3], [4 6 2], [4 6 2 3]};
%! scales = {2, 4, [2 3], [2 3], [2 3 2], [4 1 2]};
%! for k = 1:numel (sizes)
%!   [y, where] = maxpool (rand (sizes{k}), scales{k});
%!   x = rand (sizes{k}); d = rand (size (y));
%!   dx = maxpooladjoint (d, where, scales{k});
%!   assert (size (dx), size (x));
%!   assert (sum (sum (sum (sum (x(where) .* d)))), sum (x(:) .* dx(:)), 1e-12);
%! end
