%% Differences
%$ frac{f(x + h) - f(x - h)}{2 h}
f = @(x) exp (x);
x = 1;
h = 10 .^ (-1:-1:-12);
difference = (f (x + h) - f (x - h)) ./ (2 * h);
wrong = abs (difference - exp (1));
% The error falls with h^2, until rounding takes over: about eps / h.
%? Which power of ten is the best step? Type the exponent, like -3.
%~ Where h^2 and 1e-16 / h are equal; or look at wrong.
answer = -5;
[~, k] = min (wrong);
assert (abs (log10 (h(k)) - answer) <= 1);
%% Relative to what?
% Compare with the largest entry of the same array. An absolute tolerance passes every small
% gradient; relative to itself, an entry that should be 0 never passes.
g = [1; 2; 0];
r = gradcheck (@(x) x(1) + 2 * x(2), rand (3, 1), g);
assert (r.pass);
%% Kinks
% max (x, 0) has no derivative at 0. A difference across the kink says 1/2.
r = gradcheck (@(x) sum (max (x, 0)), [1; 0; -1], [1; 0; 0]);
%? gradcheck leaves entries at kinks out. How many here?
%~ r.kinks
answer = 1;
assert (r.kinks, answer);
%% And what a check cannot see
% One point is not all points. Check at random, several times, in small and in odd sizes, with a
% batch of one and more: mistakes hide where sizes agree by accident.
W = [2 1; 1 2];
r = gradcheck (@(x) sum ((W * x) .^ 2) / 2, [1; 3], @(x) W * (W * x));
%? The transpose is missing here, and it passes. Why? Type W - W'.
%~ W is its own transpose.
answer = W - W';
assert (r.pass && ~any (answer(:)));
