% GRADIENT_CHECK  Every formula of the backward pass, against differences.
%
%   nabla gradient_check.m
%
% A network with a connection table that is not full: output map 1 of layer 4 sees the maps 1 and 3,
% output map 2 sees map 2. Each line is one parameter array and the largest error in it.

rng (1);

function grad = flippedbackward (net, p, e)
  grad = cnnbackward (net, p, e);
  for j = 1:net.layers{2}.maps
    grad.layers{2}.a{1}{j} = flipall (grad.layers{2}.a{1}{j});
  end
end

net = cnnsetup ({{'conv', 3, 3}, {'pool', 2}, {'conv', 2, 2, 'table', {[1 3], 2}}, ...
                 {'dense', 4}}, [10 10], 3, 'activation', 'tanh');
cnnsummary (net);
x = rand (10, 10, 5);
e = onehot ([1 2 3 1 2], 3);
fprintf ('\nthe backward pass of the library:\n');
cnngradcheck (net, x, e);

% The mistake that is made most often: a flip too many, or one forgotten (N15).
fprintf ('\nthe first kernels, derivative flipped:\n');
cnngradcheck (net, x, e, 'backward', @flippedbackward);
