function [da, db] = convmapsgradient (x, delta, M)
  % CONVMAPSGRADIENT  Derivatives of the error by the kernels and biases of a convolution layer.
  %   [DA, DB] = CONVMAPSGRADIENT (X, DELTA, M) takes the input maps X{i}, the deltas DELTA{j} at
  %   the output maps (dE/du) and the connection table, and returns
  %
  %     da{i}{j} = convn (flipall (x{i}), delta{j}, 'valid')        db{j} = sum (delta{j}(:))
  %
  %   The batch is the last dimension, and 'flipall' reverses that one, too: convolution runs
  %   backwards through its second argument, so flipping pairs example n with example n. Both
  %   arrays are as deep as the batch, 'valid' leaves one plane, and that is the sum over the batch.
  %   A kernel that the table does not name has the derivative [].
  %
  %   >> x = {[1 2 3; 4 5 6; 7 8 9]}; delta = {[1 0; 0 0]};
  %   >> [da, db] = convmapsgradient (x, delta, {1}); da{1}{1}
  %   ans =
  %
  %      5   4
  %      2   1
  %
  %   Source: notes, N14 to N16.   See also: convmaps, convmapsadjoint, cnnbackward, flipall
  da = repmat ({cell(1, numel (M))}, 1, numel (x));
  db = cell (1, numel (M));
  flipped = cell (1, numel (x));
  for i = 1:numel (x)
    flipped{i} = flipall (x{i});
  end
  for j = 1:numel (M)
    for i = M{j}
      da{i}{j} = convn (flipped{i}, delta{j}, 'valid');                                   % N15
    end
    db{j} = sum (delta{j}(:));                                                            % N16
  end
end

%!test % N13, N14: the Jacobian in a, one entry at a time, against the convolution
%! n = 8; l = 3; x = rand (n, 1); d = rand (n - l + 1, 1);
%! J = zeros (n - l + 1, l);
%! for i = 1:n - l + 1
%!   for j = 1:l
%!     J(i, j) = x(i + l - j);                                                            % N13
%!   end
%! end
%! da = convmapsgradient ({x}, {d}, {1});
%! assert (da{1}{1}', d' * J, 1e-14);                                                     % N14
%! assert (conv (flip (x), d, 'valid'), da{1}{1}, 1e-14);
%!test % N13 by differences: u is linear in a, so they are exact
%! x = rand (5, 6, 3); a = rand (2, 3);
%! u = convmaps ({x}, {{a}}, {0}, {1}); d = rand (size (u{1}));
%! da = convmapsgradient ({x}, {d}, {1});
%! for k = 1:numel (a)
%!   ak = a; ak(k) = ak(k) + 1;
%!   uk = convmaps ({x}, {{ak}}, {0}, {1});
%!   assert (sum ((uk{1}(:) - u{1}(:)) .* d(:)), da{1}{1}(k), 1e-12);
%! end
%!test % N15: one call on the batch equals the sum of calls on the examples, 1-D to 3-D
%! sizes = {[9 4], [6 5 4], [5 4 6 4]};
%! outs = {[7 4], [5 3 4], [4 2 5 4]};
%! for k = 1:3
%!   x = rand (sizes{k}); d = rand (outs{k}); c = repmat ({':'}, 1, k);
%!   [da, db] = convmapsgradient ({x}, {d}, {1});
%!   s = 0; t = 0;
%!   for n = 1:4
%!     [dan, dbn] = convmapsgradient ({x(c{:}, n)}, {d(c{:}, n)}, {1});
%!     s = s + dan{1}{1}; t = t + dbn{1};
%!   end
%!   assert (da{1}{1}, s, 1e-12);
%!   assert (db{1}, t, 1e-12);
%! end
%!test % holes stay empty
%! da = convmapsgradient ({ones(4), ones(4)}, {ones(3), ones(3)}, {[1 2], 2});
%! assert (da{1}{2}, []);
%! assert (size (da{2}{2}), [2 2]);
