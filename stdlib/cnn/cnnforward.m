function p = cnnforward (net, x)
  % CNNFORWARD  Forward pass: from a batch of signals to the outputs of the network.
  %   P = CNNFORWARD (NET, X) takes signals with the batch in the last dimension (n x batch,
  %   H x W x batch or H x W x D x batch), or a cell of them, one for each input map. It returns
  %
  %     P.x{l}{j}   map j of layer l; P.x{1} is the input
  %     P.y{l}      dense layer l, one column an example; P.y{end} is the output of the network
  %
  %   and in P.where{l}{j} the places of the maxima if layer l is max pooling. A batch of one is a
  %   batch like any other.
  %
  %   >> net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}}, [8 8], 4, 'seed', 1);
  %   >> p = cnnforward (net, zeros (8, 8, 5)); size (p.x{3}{2})
  %   ans =
  %
  %      3   3   5
  %
  %   >> size (p.y{end})
  %   ans =
  %
  %      4   5
  %
  %   Source: notes, N1 to N4.   See also: cnnbackward, cnnloss, cnnpredict, convmaps
  p.x{1} = inputmaps (net, x);                                                            % N1
  for l = 1:numel (net.layers) - 1
    layer = net.layers{l+1};
    switch layer.type
      case 'conv'
        u = convmaps (p.x{l}, layer.a, layer.b, layer.M);                                 % N2
        for j = 1:layer.maps
          p.x{l+1}{j} = cnnactivate (layer.activation, u{j});                             % N2
        end
      case 'pool'
        for j = 1:layer.maps
          if strcmp (layer.method, 'mean')
            p.x{l+1}{j} = meanpool (p.x{l}{j}, layer.scale);
          else
            [p.x{l+1}{j}, p.where{l+1}{j}] = maxpool (p.x{l}{j}, layer.scale);
          end
        end
      case 'dense'
        if ~strcmp (net.layers{l}.type, 'dense')
          p.y{l} = stackmaps (p.x{l}, net.nd);                                            % N3
        end
        v = layer.W * p.y{l} + layer.c;                                                   % N4
        p.y{l+1} = cnnactivate (layer.activation, v);                                     % N4
    end
  end
end

function x = inputmaps (net, x)
  % The input as a cell of maps, of the number and size that the network was made for.
  if ~iscell (x)
    x = {x};
  end
  input = net.layers{1};
  if numel (x) ~= input.maps
    error ('Nabla:layer-size', 'cnnforward: layer 1 (input) has %d maps, found %d', ...
           input.maps, numel (x));
  end
  for i = 1:numel (x)
    n = size (x{i});
    n(end+1:net.nd+1) = 1;
    if numel (n) > net.nd + 1 || ~isequal (n(1:net.nd), input.size)
      error ('Nabla:layer-size', ...
             'cnnforward: layer 1 (input) has maps of %s x batch, found an array of %s', ...
             sizetext (input.size), sizetext (size (x{i})));
    end
  end
end

%!test % by hand: one map, one kernel, N2 to N4 written out
%! net = cnnsetup ({{'conv', 1, 2}}, [3 3], 2);
%! x = rand (3, 3, 4); p = cnnforward (net, x);
%! u = convn (x, net.layers{2}.a{1}{1}, 'valid') + net.layers{2}.b{1};
%! y = 1 ./ (1 + exp (-u)); y = reshape (y, 4, 4);
%! assert (p.y{3}, 1 ./ (1 + exp (-(net.layers{3}.W * y + net.layers{3}.c * ones (1, 4)))), 1e-14);
%!test % each example of a batch gives what it gives alone: 1-D to 3-D, both poolings
%! for n = {20, [8 10], [6 8 4]}
%!   for method = {'mean', 'max'}
%!     nd = numel (n{1}); c = repmat ({':'}, 1, nd);
%!     net = cnnsetup ({{'conv', 3, 3}, {'pool', 2, 'method', method{1}}, {'dense', 4}}, n{1}, 2);
%!     x = rand ([n{1} 3]);
%!     p = cnnforward (net, x);
%!     for k = 1:3
%!       q = cnnforward (net, x(c{:}, k));
%!       assert (q.y{end}, p.y{end}(:, k), 1e-14);
%!     end
%!   end
%! end
%!test % maps that shrink to one entry, and a depth of one in 3-D
%! net = cnnsetup ({{'conv', 2, 3}, {'conv', 2, [1 2]}}, [3 4], 2);
%! p = cnnforward (net, rand (3, 4, 5)); assert (size (p.x{3}{1}), [1 1 5]);
%! net = cnnsetup ({{'conv', 2, [3 3 4]}, {'pool', [2 2 1]}}, [6 6 4], 2);
%! p = cnnforward (net, rand (6, 6, 4)); assert (size (p.x{3}{1}), [2 2]);
%! p = cnnforward (net, rand (6, 6, 4, 3)); assert (size (p.x{3}{1}), [2 2 1 3]);
%!error <layer 1 \(input\) has maps of 8x8 x batch, found an array of 8x7x2> cnnforward (cnnsetup ({}, [8 8], 2), ones (8, 7, 2))
%!error <layer 1 \(input\) has 3 maps, found 1> cnnforward (cnnsetup ({}, [8 8], 2, 'inputs', 3), ones (8, 8, 2))
