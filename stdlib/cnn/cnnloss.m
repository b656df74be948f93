function E = cnnloss (net, y, e)
  % CNNLOSS  Error of the outputs Y against the targets E, one column an example.
  %   E = CNNLOSS (NET, Y, E) is 1/2 norm (y - e)^2 with squared loss, and the cross-entropy
  %   -sum (e .* log (y)) with softmax loss; summed over the batch and divided by its size.
  %
  %   >> net = cnnsetup ({}, 4, 2);
  %   >> cnnloss (net, [0.5 1; 0 0], [1 1; 0 0])
  %   ans = 0.062500
  %
  %   Source: notes, N5; cross-entropy is an addition.   See also: cnnforward, cnnbackward
  if ~isequal (size (y), size (e))
    error ('Nabla:layer-size', 'cnnloss: outputs are %s, targets %s', ...
           sizetext (size (y)), sizetext (size (e)));
  end
  batch = size (y, 2);
  switch net.loss
    case 'squared'
      E = sum ((y(:) - e(:)) .^ 2) / 2 / batch;                                           % N5
    case 'softmax'
      E = -sum (e(:) .* log (max (y(:), realmin))) / batch;
  end
end

%!assert (cnnloss (cnnsetup ({}, 4, 2, 'loss', 'softmax'), [0.25; 0.75], [0; 1]), -log (0.75), 1e-15)
%!assert (cnnloss (cnnsetup ({}, 4, 3), ones (3, 1), zeros (3, 1)), 1.5)
%!error <outputs are 3x1, targets 2x1> cnnloss (cnnsetup ({}, 4, 3), ones (3, 1), ones (2, 1))
