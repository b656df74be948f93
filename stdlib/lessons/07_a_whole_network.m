%% A network with a connection table
% Output map 1 of the second layer sees the maps 1 and 3, output map 2 only map 2.
net = cnnsetup ({{'conv', 3, 3}, {'conv', 2, 2, 'table', {[1 3], 2}}}, [8 8], 3, 'seed', 1);
cnnsummary (net)
x = rand (8, 8, 4);
e = onehot ([1 2 3 1], 3);
p = cnnforward (net, x);
%? Which size have the maps of layer 3, for 4 examples?
%~ 8 - 3 + 1 = 6, then 6 - 2 + 1 = 5.
answer = [5 5 4];
assert (size (p.x{3}{1}), answer);
%% Backward: N10
%$ frac{∂E}{∂x_i} = sum_{j: i ∈ M_j} δ_j * ā_{ij}, 'full'
% The sum runs over the outputs that use map i.
%? How many outputs use map 2?
%~ Look at the table: {[1 3], 2}.
answer = 1;
assert (sum (cellfun (@(m) any (m == 2), net.layers{3}.M)), answer);
grad = cnnbackward (net, p, e);
r = cnngradcheck (net, x, e)
assert (r.pass);
%? Is there a derivative for the kernel from map 2 to output 1? Type its number of entries.
%~ The table does not name it.
answer = 0;
assert (numel (grad.layers{3}.a{2}{1}), answer);
