function u = convmaps (x, a, b, M)
  % CONVMAPS  One convolution layer without its activation: maps in, maps out.
  %   U = CONVMAPS (X, A, B, M) convolves the input maps X{i} with the kernels A{i}{j} and adds
  %   up, for each output map j, the results of the input maps listed in M{j}, and its bias B{j}:
  %
  %     u{j} = sum over i in M{j} of convn (x{i}, a{i}{j}, 'valid') + b{j}
  %
  %   The maps are n x batch, H x W x batch or H x W x D x batch; a kernel has no batch dimension.
  %   M is the connection table. It need not be full; kernels that it does not name are not used.
  %
  %   >> x = {[1 2 3; 4 5 6; 7 8 9]};
  %   >> u = convmaps (x, {{[1 0; 0 -1]}}, {10}, {1}); u{1}
  %   ans =
  %
  %      14   14
  %      14   14
  %
  %   Source: notes, N2.   See also: convmapsadjoint, convmapsgradient, cnnforward, convn
  u = cell (1, numel (M));
  for j = 1:numel (M)
    u{j} = b{j};
    for i = M{j}
      u{j} = u{j} + convn (x{i}, a{i}{j}, 'valid');                                      % N2
    end
    if isempty (u{j})
      error ('Nabla:layer-size', 'convmaps: a kernel of %s is larger than its map of %s', ...
             sizetext (size (a{M{j}(1)}{j})), sizetext (size (x{M{j}(1)})));
    end
  end
end

%!test % 1-D: the sum of the notes, one by one
%! n = 7; l = 3; x = rand (n, 1); a = rand (l, 1);
%! f = zeros (n - l + 1, 1);
%! for i = 1:n - l + 1
%!   for j = 1:l
%!     f(i) = f(i) + x(i + l - j) * a(j);
%!   end
%! end
%! u = convmaps ({x}, {{a}}, {0}, {1});
%! assert (u{1}, f, 1e-14);
%!test % a table with a hole: output 2 sees only input 2
%! x = {rand(6, 5, 3), rand(6, 5, 3)};
%! a = {{rand(2, 3), []}, {rand(2, 3), rand(2, 3)}};
%! u = convmaps (x, a, {1, 2}, {[1 2], 2});
%! assert (u{2}, convn (x{2}, a{2}{2}, 'valid') + 2, 1e-14);
%! assert (u{1} - 1, convn (x{1}, a{1}{1}, 'valid') + convn (x{2}, a{2}{1}, 'valid'), 1e-14);
%!test % an example of a batch has the result that it has alone, 1-D to 3-D
%! sizes = {[9 4], [6 5 4], [5 4 6 4]};
%! kernels = {[3 1], [2 3], [2 3 2]};
%! for k = 1:3
%!   x = rand (sizes{k}); a = rand (kernels{k}); c = repmat ({':'}, 1, k);
%!   all = convmaps ({x}, {{a}}, {0.5}, {1});
%!   one = convmaps ({x(c{:}, 3)}, {{a}}, {0.5}, {1});
%!   assert (all{1}(c{:}, 3), one{1}, 1e-14);
%! end
%!error <kernel of 3x3 is larger than its map of 2x5> convmaps ({ones(2, 5)}, {{ones(3)}}, {0}, {1})
