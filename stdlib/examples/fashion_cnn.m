% FASHION_CNN  Train the convolutional network of the notes on Fashion-MNIST.
%
%   nabla fashion_cnn.m                one epoch on 60,000 images, test on 10,000 others
%   nabla fashion_cnn.m --quick        a small part of them, in seconds
%   nabla fashion_cnn.m FILE.png       the picture of the kernels goes to this file
%
% 6 maps by kernels of 5x5, mean pooling 2, 12 maps by kernels of 5x5, mean pooling 2, dense 10;
% sigmoid, squared error, batches of 50, rate 1. One epoch leaves 28 to 30 % errors.

args = argv ();
quick = any (strcmp (args, '--quick'));
file = 'kernels.png';
for k = 1:numel (args)
  if args{k}(1) ~= '-'
    file = args{k};
  elseif ~strcmp (args{k}, '--quick')
    error ('fashion_cnn: unknown option %s; known: --quick', args{k});
  end
end

if quick
  data = fashion_mnist ('train', 5000, 'test', 1000);
  batchsize = 10;                        % so that few images make enough steps to learn something
else
  data = fashion_mnist ();
  batchsize = 50;
end

net = cnnsetup ({{'conv', 6, 5}, {'pool', 2}, {'conv', 12, 5}, {'pool', 2}}, [28 28], 10, ...
                'seed', 1);
cnnsummary (net);

fprintf ('\ntraining on %d images\n', size (data.trainx, 3));
steps = size (data.trainx, 3) / batchsize;
start = tic;
[net, rL] = cnntrain (net, data.trainx, data.trainy, 'rate', 1, 'batchsize', batchsize, ...
                      'epochs', 1, 'report', steps / 10);
seconds = toc (start);
fprintf ('running loss %.4f after %d steps (%.1f s, %.1f ms a step)\n', ...
         rL(end), numel (rL), seconds, 1000 * seconds / numel (rL));

[er, confusion] = cnntest (net, data.testx, data.testy);
fprintf ('\ntest on %d images: %.2f %% errors\n', size (data.testx, 3), 100 * er);
fprintf ('rows: what it is, columns: what the network says\n');
for k = 1:10
  fprintf ('%12s', data.names{k});
  fprintf ('%6d', confusion(k, :));
  fprintf ('\n');
end

% The kernels of both layers: input maps down, output maps across; zero is gray.
first = tilemaps (cat (1, net.layers{2}.a{:}), 8);
second = tilemaps (cat (1, net.layers{4}.a{:}), 8);
picture = zeros (size (first, 1) + 8 + size (second, 1), size (second, 2));
picture(1:size (first, 1), 1:size (first, 2)) = first;
picture(end-size (second, 1)+1:end, :) = second;
imwrite (uint8 (255 * picture), file);
fprintf ('\nkernels: %s\n', file);
