%% Convolution of signals
% A kernel slides over a signal, backwards, and makes a weighted sum at each place. Where it lies
% on the signal as a whole, that is the 'valid' part:
%$ f_i = sum_{j=1}^{l} x_{i+l-j} a_j
x = [1; 2; 3; 4; 5];
a = [1; 0; -1];
%? x has 5 entries, a has 3. How many has the valid convolution?
%~ The kernel has n - l + 1 places.
answer = 3;
f = conv (x, a, 'valid');
assert (numel (f), answer);
%? What is f(1) = x(3) a(1) + x(2) a(2) + x(1) a(3)?
%~ 3 * 1 + 2 * 0 + 1 * (-1)
answer = 2;
assert (f(1), answer);
%% Three shapes
% 'full' lets the kernel stick out on both sides, 'same' is the middle of that.
%? How many entries has the full convolution?
%~ n + l - 1
answer = 7;
assert (numel (conv (x, a)), answer);
%% Images, batches
% Images go alike: H x W with kernels h x w. A batch of images lies in the third dimension, and a
% kernel has no batch dimension: it visits each image.
images = rand (28, 28, 50);
kernel = rand (5, 5);
%? What size has convn (images, kernel, 'valid')?
%~ 28 - 5 + 1 in both dimensions, the batch stays.
answer = [24 24 50];
assert (size (convn (images, kernel, 'valid')), answer);
%% A layer: N2
% Output map j adds up convolutions of the input maps that its connection table names.
%$ u_j = sum_{i ∈ M_j} x_i * a_{ij} + b_j
u = convmaps ({images, images}, {{kernel}, {kernel}}, {0}, {[1 2]});
% Both input maps are the same here, and so are the kernels.
%? Then u{1} is how many times one convolution?
%~ Two equal terms.
answer = 2;
assert (u{1}, answer * convn (images, kernel, 'valid'), 1e-12);
