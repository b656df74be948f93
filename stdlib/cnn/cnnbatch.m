function x = cnnbatch (net, x, k)
  % CNNBATCH  Some examples of a set: those with the numbers K, in that order.
  %   B = CNNBATCH (NET, X, K) is X(:, K), X(:, :, K) or X(:, :, :, K) as NET has signals of
  %   1, 2 or 3 dimensions. If the network has several input maps, X and B are cells.
  %
  %   >> net = cnnsetup ({}, [2 2], 3);
  %   >> cnnbatch (net, reshape (1:12, 2, 2, 3), 2)
  %   ans =
  %
  %      5   7
  %      6   8
  %
  %   See also: cnntrain, cnntest
  if iscell (x)
    for i = 1:numel (x)
      x{i} = cnnbatch (net, x{i}, k);
    end
    return
  end
  switch net.nd
    case 1
      x = x(:, k);
    case 2
      x = x(:, :, k);
    otherwise
      x = x(:, :, :, k);
  end
end

%!assert (cnnbatch (cnnsetup ({}, 3, 2), magic (3), [3 1]), [6 8; 7 3; 2 4])
%!assert (size (cnnbatch (cnnsetup ({}, [3 3 3], 2), ones (3, 3, 3, 9), 4:7)), [3 3 3 4])
%!test
%! net = cnnsetup ({}, [2 2], 2, 'inputs', 2); x = rand (2, 2, 5);
%! assert (cnnbatch (net, {x, 2 * x}, [2 5]), {x(:, :, [2 5]), 2 * x(:, :, [2 5])});
