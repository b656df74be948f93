%% A mistake that many have made
% For one image, flipping both dimensions is right:
x = rand (6, 6);
a = rand (3, 3);
r = adjointtest (@(a) convn (x, a, 'valid'), @(d) convn (rot180 (x), d, 'valid'), [3 3]);
assert (r.pass);
% For a batch, it runs without an error, gives the right size, and is wrong.
x = rand (6, 6, 4);
r = adjointtest (@(a) convn (x, a, 'valid'), @(d) convn (rot180 (x), d, 'valid'), [3 3]);
disp (r.mistake)
%? On which axis is the flip missing? Type its number.
%~ The batch is the last one.
answer = 3;
assert (~isempty (strfind (r.mistake, sprintf ('axis %d', answer))));
% Convolution runs backwards through its second argument, in every dimension. Without the flip of
% dimension 3, example 1 of x meets example 4 of delta.
%? Which example of delta meets example 2 of x then?
%~ 1 meets 4, 4 meets 1.
answer = 3;
delta = zeros (4, 4, 4);
delta(:,:,answer) = 1;
only = zeros (6, 6, 4);
only(:,:,2) = 1;
assert (any (convn (rot180 (only), delta, 'valid')(:)));
% flipall flips them all. That is why it is called so.
r = adjointtest (@(a) convn (x, a, 'valid'), @(d) convn (flipall (x), d, 'valid'), [3 3]);
assert (r.pass);
