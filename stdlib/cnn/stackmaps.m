function y = stackmaps (x, nd)
  % STACKMAPS  All maps of an example in one column, one column an example.
  %   Y = STACKMAPS (X, ND) for maps X{j} with ND signal dimensions and the batch in the next one.
  %
  %   >> stackmaps ({[1 3; 2 4], [5 7; 6 8]}, 1)
  %   ans =
  %
  %      1   3
  %      2   4
  %      5   7
  %      6   8
  %
  %   Source: notes, N3.   See also: unstackmaps, cnnforward
  batch = size (x{1}, nd + 1);
  columns = cell (1, numel (x));
  for j = 1:numel (x)
    columns{j} = reshape (x{j}, [], batch);
  end
  y = cat (1, columns{:});                                                                % N3
end

%!assert (size (stackmaps ({ones(3, 4, 5), ones(3, 4, 5)}, 2)), [24 5])
%!assert (size (stackmaps ({ones(3, 4), ones(3, 4)}, 2)), [24 1])
%!assert (size (stackmaps ({ones(3, 4, 2)}, 3)), [24 1])
