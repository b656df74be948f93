function dx = convmapsadjoint (delta, a, M, sizex)
  % CONVMAPSADJOINT  Carry the deltas of a convolution layer back to its input maps.
  %   DX = CONVMAPSADJOINT (DELTA, A, M, SIZEX) is the transpose of the linear part of CONVMAPS:
  %
  %     dx{i} = sum over the j with i in M{j} of convn (delta{j}, flipall (a{i}{j}), 'full')
  %
  %   because the transpose of a valid convolution is a full convolution with the kernel flipped
  %   in every dimension. SIZEX is the size of an input map with its batch; a map that feeds no
  %   output gets zeros.
  %
  %   With a delta of one single 1, the flip can be seen: 'full' puts a copy of the flipped kernel
  %   where the kernel had looked.
  %
  %   >> d = {[0 0; 0 1]}; a = {{[1 2; 3 4]}};
  %   >> dx = convmapsadjoint (d, a, {1}, [3 3]); dx{1}
  %   ans =
  %
  %      0   0   0
  %      0   4   3
  %      0   2   1
  %
  %   Source: notes, N10 and N11.   See also: convmaps, convmapsgradient, cnnbackward, flipall
  dx = cell (1, numel (a));
  for i = 1:numel (a)
    dx{i} = zeros (sizex);
    for j = 1:numel (M)
      if any (M{j} == i)
        dx{i} = dx{i} + convn (delta{j}, flipall (a{i}{j}), 'full');                % N10, N11
      end
    end
  end
end

%!test % N11: dot (W x, d) == dot (x, W' d), 1-D to 3-D, batch 1 and more
%! sizes = {[9 1], [9 4], [6 5], [6 5 4], [5 4 6], [5 4 6 3]};
%! kernels = {[3 1], [3 1], [2 3], [2 3], [2 3 2], [2 3 2]};
%! for k = 1:numel (sizes)
%!   x = {rand(sizes{k}), rand(sizes{k}), rand(sizes{k})}; M = {[1 3], 3, [1 3]};
%!   for i = 1:3
%!     for j = 1:3
%!       a{i}{j} = rand (kernels{k}) - 0.5;
%!     end
%!   end
%!   u = convmaps (x, a, {0, 0, 0}, M);
%!   for j = 1:3
%!     d{j} = rand (size (u{j})) - 0.5;
%!   end
%!   dx = convmapsadjoint (d, a, M, sizes{k});
%!   left = 0; right = 0;
%!   for j = 1:3
%!     left = left + sum (u{j}(:) .* d{j}(:));
%!     right = right + sum (x{j}(:) .* dx{j}(:));
%!   end
%!   assert (left, right, 1e-12 * abs (left));
%!   assert (dx{2}, zeros (sizes{k}));
%! end
%!test % N11 as matrices: the matrix of the full convolution is the transpose, to the last bit
%! a = [8 1 6; 3 5 7]; n = [4 5]; W = []; V = [];
%! for k = 1:prod (n)
%!   x = zeros (n); x(k) = 1;
%!   u = convmaps ({x}, {{a}}, {0}, {1}); W(:, k) = u{1}(:);
%! end
%! for k = 1:size (W, 1)
%!   d = zeros (size (u{1})); d(k) = 1;
%!   dx = convmapsadjoint ({d}, {{a}}, {1}, n); V(:, k) = dx{1}(:);
%! end
%! assert (V, W');
