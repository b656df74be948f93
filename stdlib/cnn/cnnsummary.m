function cnnsummary (net)
  % CNNSUMMARY  Table of the layers of a network: maps, sizes, number of parameters.
  %   CNNSUMMARY (NET) prints it.
  %
  %   >> cnnsummary (cnnsetup ({{'conv', 2, 3, 'table', {1, [1 2]}}}, 20, 4, 'inputs', 2))
  %   layer  type   maps  size   parameters
  %       1  input     2  20              0
  %       2  conv      2  18             11  kernels 3, sigmoid
  %       3  dense     4  1             148  sigmoid, squared error
  %   total                             159
  %
  %   See also: cnnsetup, cnnparameters
  [names, paths] = cnnparameters (net);
  count = zeros (1, numel (net.layers));
  for k = 1:numel (paths)
    l = paths{k}(2).subs{1};
    count(l) = count(l) + numel (subsref (net, paths{k}));
  end
  losses = struct ('squared', 'squared error', 'softmax', 'cross-entropy');
  fprintf ('layer  type   maps  size   parameters\n');
  for l = 1:numel (net.layers)
    layer = net.layers{l};
    switch layer.type
      case 'conv'
        note = sprintf ('  kernels %s, %s', sizetext (layer.kernel), layer.activation);
      case 'pool'
        note = sprintf ('  %s of %s', layer.method, sizetext (layer.scale));
      case 'dense'
        note = ['  ' layer.activation];
      otherwise
        note = '';
    end
    if l == numel (net.layers)
      note = [note ', ' losses.(net.loss)];
    end
    fprintf ('%5d  %-5s  %4d  %-8s %8d%s\n', l, layer.type, layer.maps, sizetext (layer.size), ...
             count(l), note);
  end
  fprintf ('total  %30d\n', sum (count));
end

%!test % what a table leaves out is not counted
%! [names, paths] = cnnparameters (cnnsetup ({{'conv', 2, 3, 'table', {1, [1 2]}}}, 20, 4, 'inputs', 2));
%! assert (numel (paths), 3 + 2 + 2);
%!error cnnsummary ()
