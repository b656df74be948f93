% SIGNAL_CNN  A network on signals of one dimension: sine, square or sawtooth, in noise.
%
%   nabla signal_cnn.m
%
% The same functions that take images take signals here: maps are n x batch, kernels are columns.

rng (1);
n = 64;
shapes = {@(t) sin(t), @(t) sign(sin(t)), @(t) mod(t, 2*pi)/pi - 1};
count = 1200;
class = randi (3, 1, count);
x = zeros (n, count);
for k = 1:count
  t = (0:n-1)' * (0.25 + 0.25 * rand ()) + 2 * pi * rand ();
  x(:, k) = shapes{class(k)}(t) + 0.3 * randn (n, 1);
end
e = onehot (class, 3);
train = 1:900;
test = 901:count;

net = cnnsetup ({{'conv', 4, 5}, {'pool', 2}, {'conv', 8, 7}, {'pool', 4, 'method', 'max'}}, ...
                n, 3, 'activation', 'tanh', 'loss', 'softmax');
cnnsummary (net);
fprintf ('\n');
net = cnntrain (net, x(:, train), e(:, train), 'rate', 0.05, 'momentum', 0.9, 'batchsize', 20, ...
                'epochs', 10, 'report', 90);

[er, confusion] = cnntest (net, x(:, test), e(:, test));
fprintf ('\ntest: %.1f %% errors\n', 100 * er);
confusion
