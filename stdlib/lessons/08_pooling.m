%% Mean pooling
x = [1 3 0 0; 5 7 0 8];
%? What is the mean of each 2 x 2 block? Type a row.
%~ (1 + 5 + 3 + 7) / 4, and so on.
answer = [4 2];
assert (meanpool (x, [2 2]), answer);
% It is linear. Each entry went with weight 1/4 into one result, so 1/4 of delta comes back:
%? delta is [4 8]. What comes back to x(1,1)?
%~ 4 / 4
answer = 1;
dx = meanpooladjoint ([4 8], [2 2])
assert (dx(1,1), answer);
r = adjointtest (@(x) meanpool (x, [2 2]), @(d) meanpooladjoint (d, [2 2]), [4 6]);
assert (r.pass);
%% Max pooling
% Not linear; but for small changes the maximum stays where it is, and delta goes there.
[y, where] = maxpool (x, [2 2]);
%? At which linear index of x is the maximum of the second block?
%~ The 8 is the last entry.
answer = 8;
assert (where(2), answer);
dx = maxpooladjoint ([10 20], where, [2 2])
%? What is the sum of all entries of dx?
%~ Nothing is lost.
answer = 30;
assert (sum (dx(:)), answer);
