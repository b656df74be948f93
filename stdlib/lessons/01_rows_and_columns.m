%% The derivative as a row and as a column
% A function f takes n numbers to m numbers. Its derivative at a point is a matrix with a row for
% each result and a column for each argument:
%$ (frac{∂f}{∂x})_{ij} = frac{∂f_i}{∂x_j}
A = [1 2 0; 0 1 -1];
f = @(x) A * x;
x = [1; 2; 3];
% This f is linear, so it is its own best linear approximation.
%? f takes 3 numbers to 2. How many rows and columns has its derivative? Type a size, like [4 4].
%~ A row for each result, a column for each argument.
answer = [2 3];
J = A;
r = gradcheck (f, x, J);
assert (r.pass && isequal (size (J), answer));
%% The derivative of a single number
% An error E is one number: m = 1. Its derivative is a row, 1 x n.
E = @(x) norm (x) ^ 2 / 2;
%? What is the derivative of E at x = [1; 2; 3], as a row?
%~ E = (x1^2 + x2^2 + x3^2) / 2. Differentiate by each x.
answer = [1 2 3];
assert (answer, x');
% Programs keep it as a column instead, in the shape of x: so x - rate * gradient makes sense.
% Chains are products of matrices: a row goes in front of them, a column behind their transposes.
%$ frac{∂E}{∂x} = frac{∂E}{∂y} J, g_x = J^T g_y
row = [10 1] * J;
%? With dE/dy = [10 1], what is the gradient by x as a column? You have J.
%~ Multiply by the transpose of J.
answer = J' * [10; 1];
assert (answer, row');
