%% A dense layer, forward
% Each output is a weighted sum of all inputs, plus a bias, through an activation function:
%$ v = W y + c, z = σ(v)
W = [1 -1; 0.5 2; -1 0];
y = [1; 2];
c = [0; 0.1; 0.2];
v = W * y + c;
%? How large is v? Type a size.
%~ W has 3 rows.
answer = size (v);
z = sigmoid (v);
%% Backward: N7
% Somebody gives us dE/dz, one number for each output. First through the activation: each v
% changes only its own z, so it is a product entry by entry. The slope of the sigmoid can be told
% from its value.
%$ δ = frac{∂E}{∂z} ⊙ σ'(v), σ' = z (1 - z)
dz = [1; -1; 2];
delta = dz .* z .* (1 - z);
% Then through W. The row delta' goes in front of W; transposed:
%? Write the derivative by y, as a column, with W and delta.
%~ N7: the transposed weight times delta.
answer = W' * delta;
E = @(y) sum (dz .* sigmoid (W * y + c));
r = gradcheck (E, y, answer);
assert (r.pass);
%% The weights: N8
% W(i,j) multiplies y(j) and goes into v(i) only.
%$ frac{∂E}{∂W_{ij}} = δ_i y_j
%? Write the derivative by W as one product of a column and a row.
%~ delta is a column, y' is a row.
answer = delta * y';
r = gradcheck (@(W) sum (dz .* sigmoid (W * y + c)), W, answer);
assert (r.pass);
% With a batch, y and delta have a column for each example, and the same product sums over them.
Y = [1 0; 2 3];
D = dz .* sigmoid (W * Y + c) .* (1 - sigmoid (W * Y + c));
%? The bias is added to every column. What is its derivative, from D?
%~ The sum over what it was spread to: over the columns.
answer = sum (D, 2);
r = gradcheck (@(c) sum ((dz .* sigmoid (W * Y + c))(:)), c, answer);
assert (r.pass);
