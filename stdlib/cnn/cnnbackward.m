function [grad, delta] = cnnbackward (net, p, e)
  % CNNBACKWARD  Backward pass: derivatives of the error by all kernels, weights and biases.
  %   GRAD = CNNBACKWARD (NET, P, E) takes what CNNFORWARD has returned and the targets, one column
  %   an example. GRAD.layers{l} has fields a, b (conv) or W, c (dense) like those of NET.layers{l}.
  %   They are derivatives of CNNLOSS: sums over the batch, divided by its size.
  %
  %   [GRAD, DELTA] = CNNBACKWARD (...) returns the deltas, too: DELTA{l}{j} is dE/du of a map
  %   before its activation in a convolution layer, dE/dx in a pooling layer and in the input,
  %   DELTA{l} is dE/dv in a dense layer.
  %
  %   >> net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}}, [8 8], 4, 'seed', 1);
  %   >> x = rand (8, 8, 5); e = [eye(4) eye(4, 1)];
  %   >> grad = cnnbackward (net, cnnforward (net, x), e); size (grad.layers{2}.a{1}{2})
  %   ans =
  %
  %      3   3
  %
  %   Source: notes, N5 to N16.   See also: cnnforward, cnnloss, cnnupdate, cnngradcheck
  n = numel (net.layers);
  batch = size (e, 2);
  if ~isequal (size (p.y{n}), size (e))
    error ('Nabla:layer-size', 'cnnbackward: layer %d (dense) gave %s, targets are %s', ...
           n, sizetext (size (p.y{n})), sizetext (size (e)));
  end
  grad.layers = cell (1, n);
  delta = cell (1, n);
  dy = (p.y{n} - e) / batch;                                                              % N5
  for l = n-1:-1:1
    layer = net.layers{l+1};
    g = struct ('type', layer.type);
    switch layer.type
      case 'dense'
        if strcmp (layer.activation, 'softmax')
          dv = dy;                                % dE/dv of softmax and cross-entropy together
        else
          dv = dy .* cnnslope (layer.activation, p.y{l+1});                               % N7
        end
        g.W = dv * p.y{l}';                                                               % N8
        g.c = sum (dv, 2);                                                                % N8
        dy = layer.W' * dv;                                                               % N7
        delta{l+1} = dv;
        before = net.layers{l};
        if ~strcmp (before.type, 'dense')
          dx = unstackmaps (dy, before.size, before.maps);                                % N3
        end
      case 'pool'
        delta{l+1} = dx;
        for j = 1:layer.maps
          if strcmp (layer.method, 'mean')
            dx{j} = meanpooladjoint (dx{j}, layer.scale);
          else
            dx{j} = maxpooladjoint (dx{j}, p.where{l+1}{j}, layer.scale);
          end
        end
      case 'conv'
        for j = 1:layer.maps
          delta{l+1}{j} = dx{j} .* cnnslope (layer.activation, p.x{l+1}{j});              % N9
        end
        [g.a, g.b] = convmapsgradient (p.x{l}, delta{l+1}, layer.M);                      % N15, N16
        if l > 1 || nargout > 1
          dx = convmapsadjoint (delta{l+1}, layer.a, layer.M, size (p.x{l}{1}));          % N10
        end
    end
    grad.layers{l+1} = g;
  end
  if nargout > 1
    delta{1} = dx;
  end
end

%!test % one dense layer: N7 and N8 as in the notes, rows times matrix
%! net = cnnsetup ({}, 3, 2, 'seed', 3); x = rand (3, 1); e = [1; 0];
%! p = cnnforward (net, x); y = p.y{2}; [grad, delta] = cnnbackward (net, p, e);
%! row = ((y - e) .* y .* (1 - y))' * net.layers{2}.W;
%! assert (delta{1}{1}', row, 1e-15);
%! assert (grad.layers{2}.W, ((y - e) .* y .* (1 - y)) * x', 1e-15);
%!test % the derivative by the input, against differences
%! net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}, {'conv', 2, 2, 'table', {1, [1 2]}}}, [8 8], 3, 'seed', 1);
%! x = rand (8, 8, 2); e = [1 0; 0 1; 0 0];
%! [grad, delta] = cnnbackward (net, cnnforward (net, x), e);
%! d = zeros (size (x)); h = 1e-4;
%! for k = 1:numel (x)
%!   xp = x; xp(k) = x(k) + h; xm = x; xm(k) = x(k) - h;
%!   p = cnnforward (net, xp); m = cnnforward (net, xm);
%!   d(k) = (cnnloss (net, p.y{end}, e) - cnnloss (net, m.y{end}, e)) / (2 * h);
%! end
%! assert (delta{1}{1}, d, 1e-7 * max (abs (d(:))));
%!test % the gradient of a batch is the mean of the gradients of its examples
%! net = cnnsetup ({{'conv', 2, 3}, {'pool', 2, 'method', 'max'}}, [6 6], 2, 'activation', 'tanh');
%! x = rand (6, 6, 3); e = rand (2, 3); s = 0;
%! for k = 1:3
%!   g = cnnbackward (net, cnnforward (net, x(:, :, k)), e(:, k));
%!   s = s + g.layers{2}.a{1}{2} / 3;
%! end
%! g = cnnbackward (net, cnnforward (net, x), e);
%! assert (g.layers{2}.a{1}{2}, s, 1e-14);
%!error <layer 2 \(dense\) gave 2x4, targets are 2x3> cnnbackward (cnnsetup ({}, 3, 2), cnnforward (cnnsetup ({}, 3, 2), ones (3, 4)), ones (2, 3))
