%% Training
% Ten kinds of clothes, 28 x 28 points each. Here are a few hundred of them; the example
% fashion_cnn takes all 60,000.
data = fashion_mnist ('train', 600, 'test', 200);
net = cnnsetup ({{'conv', 6, 5}, {'pool', 2}}, [28 28], 10, ...
                'activation', 'tanh', 'loss', 'softmax', 'seed', 1);
[net, loss] = cnntrain (net, data.trainx, data.trainy, 'rate', 0.02, 'momentum', 0.9, ...
                        'batchsize', 10, 'epochs', 3);
%? How many steps were these? 600 images, batches of 10, 3 epochs.
%~ 600 / 10 * 3
answer = 180;
assert (numel (loss), answer);
er = cnntest (net, data.testx, data.testy)
%? Somebody who guesses is wrong in what part of all cases? Type a number between 0 and 1.
%~ One of ten is right.
answer = 0.9;
assert (er < answer);
%% Reading kernels
% A kernel is a picture of what its map looks for: gray is zero.
kernels = tilemaps (cat (1, net.layers{2}.a{:}), 4);
%% Feature maps and delta maps
p = cnnforward (net, data.testx(:,:,1:5));
[~, delta] = cnnbackward (net, p, data.testy(:,1:5));
% p.x{2}{j} is where kernel j found something; delta{2}{j} is where the error would like more of it,
% or less. Both have the size of the map.
%? Which size has delta{2}{1}, for these 5 images?
%~ 28 - 5 + 1
answer = [24 24 5];
assert (size (delta{2}{1}), answer);
assert (size (p.x{2}{1}), answer);
features = tilemaps (cellfun (@(m) m(:,:,1), p.x{2}, 'UniformOutput', false));
deltas = tilemaps (cellfun (@(m) m(:,:,1), delta{2}, 'UniformOutput', false));
