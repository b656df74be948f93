%% The derivative by the kernel, in one dimension
%$ f_i = sum_{j=1}^{l} x_{i+l-j} a_j
% f is linear in a, too. The derivative of f(i) by a(j) is what multiplies a(j):
%$ frac{∂f_i}{∂a_j} = x_{i+l-j}
x = [2; 3; 5; 7];
l = 2;
%? n = 4, l = 2. What is df(1) / da(1)? It is an entry of x.
%~ x(i + l - j) with i = j = 1
answer = 3;
assert (answer, x(1 + l - 1));
J = [x(2:4), x(1:3)]
%% The chain
% An error gives a number d(i) for each f(i). The derivative by a(j) adds up:
%$ sum_i d_i x_{i+l-j}
d = [1; 10; 100];
%? What is it for j = 1? Use d and J.
%~ The first column of J, times d.
answer = d' * J(:,1);
assert (answer, 753);
%% The sum is a convolution
% d is taken forwards and x forwards: that is a correlation. Turn x around, and it is a convolution
% (N14):
%$ frac{∂E}{∂a} = x̄ * d, 'valid'
%? Write it with conv, flip, x and d.
%~ conv (flip (x), d, 'valid')
answer = conv (flip (x), d, 'valid');
assert (answer, J' * d);
% And now you know why the gradient of a convolution is a convolution.
