function picture = showkernels (net)
  % SHOWKERNELS  Show the kernels of each convolution layer of a network.
  %   SHOWKERNELS (NET) writes, for each layer, a picture of its kernels: a row an input map, a column
  %   an output map, zero gray. Kernels of one dimension are rows; of those of three dimensions the
  %   planes lie one under the other.
  %   PICTURE = SHOWKERNELS (NET) returns the pictures as a cell, one a layer, numbers from 0 to 1.
  %
  %   >> net = cnnsetup ({{'conv', 2, 2}}, [4 4], 1, 'seed', 1);
  %   >> net.layers{2}.a = {{[1 -1; 1 -1], [0 0; 4 0]}};
  %   >> showkernels (net)
  %   layer 2: 1 x 2 kernels of 2x2
  %
  %     ▓▓░░  ▒▒▒▒
  %     ▓▓░░  ██▒▒
  %
  %   See also: showmaps, tilemaps, showpicture, cnnsetup
  pictures = cell (1, numel (net.layers));
  for l = 1:numel (net.layers)
    layer = net.layers{l};
    if strcmp (layer.type, 'conv')
      kernels = cat (1, layer.a{:});
      flat = cellfun (@(k) flatmap (k, net.nd), kernels, 'UniformOutput', false);
      pictures{l} = tilemaps (flat);
      if nargout == 0
        [m, n] = size (kernels);
        fprintf ('layer %d: %d x %d kernels of %s\n', l, m, n, sizetext (kernelsize (layer, net.nd)));
        showpicture (pictures{l}, [0 1]);
      end
    end
  end
  if nargout > 0
    picture = pictures;
  end
end

function n = kernelsize (layer, nd)
  % The size of the first kernel that there is.
  kernels = cat (1, layer.a{:});
  first = kernels{find (~cellfun (@isempty, kernels), 1)};
  n = size (first);
  n(end+1:nd) = 1;
  n = n(1:nd);
end

%!test
%! net = cnnsetup ({{'conv', 3, 5}, {'pool', 2}, {'conv', 2, 3}}, [12 12], 2, 'seed', 1);
%! p = showkernels (net); assert (size (p{2}), [7 19]); assert (size (p{4}), [13 9]); assert (p{3}, []);
%!test % one dimension
%! net = cnnsetup ({{'conv', 3, 4}}, 12, 2, 'seed', 1);
%! p = showkernels (net); assert (size (p{2}), [3 16]);
