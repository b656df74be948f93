% XOR_NET  Two dense layers learn the exclusive or, which one layer cannot.
%
%   nabla xor_net.m

x = [0 0 1 1; 0 1 0 1];
e = [0 1 1 0];

% No convolution: layer 1 is the input, N3 copies it to y, N4 does the rest.
net = cnnsetup ({{'dense', 3}}, 2, 1, 'activation', 'tanh', 'seed', 1);
cnnsummary (net);
net = cnntrain (net, x, e, 'rate', 1, 'batchsize', 4, 'epochs', 3000, 'report', 500);

p = cnnforward (net, x);
fprintf ('\n  x1  x2  target  output\n');
fprintf ('%4d%4d%8d%8.3f\n', [x; e; p.y{end}]);
