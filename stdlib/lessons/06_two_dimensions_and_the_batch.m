%% Two dimensions
% The same derivation, with two indices: everything is flipped in both dimensions.
%$ frac{∂E}{∂a} = x̄ * δ, 'valid'
x = reshape (1:12, 3, 4);
a = [1 0; 0 -1];
delta = ones (2, 3);
%? What size has convn (flipall (x), delta, 'valid')?
%~ 3 - 2 + 1 by 4 - 3 + 1: as the kernel must be.
answer = [2 2];
da = convn (flipall (x), delta, 'valid');
assert (size (da), answer);
r = gradcheck (@(a) sum ((convn (x, a, 'valid') .* delta)(:)), a, da);
assert (r.pass);
%% The batch trick: N15
% Now x and delta have a third dimension, the batch. The gradient should be the sum over the
% examples. A convolution sums over all it covers, also in dimension 3: both are as deep as the
% batch, so 'valid' leaves one plane.
x = rand (6, 6, 5);
delta = rand (4, 4, 5);
%? What size has convn (flipall (x), delta, 'valid')?
%~ 3 x 3, and 5 - 5 + 1 = 1 plane.
answer = [3 3];
da = convn (flipall (x), delta, 'valid');
assert (size (da), answer);
total = 0;
for n = 1:5
  total = total + convn (flipall (x(:,:,n)), delta(:,:,n), 'valid');
end
%? Is that the sum over the examples? Type the largest difference, or 0 if it is only rounding.
%~ max (abs (da(:) - total(:)))
answer = 0;
assert (max (abs (da(:) - total(:))), answer, 1e-12);
