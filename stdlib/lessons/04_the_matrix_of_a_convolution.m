%% Convolution is linear, so it is a matrix
% For a fixed kernel, W_a x = x * a. Column k of the matrix is the answer to a single 1 at place k.
a = [1; 2; 3];
C = convmtxn (a, [5 1], 'valid')
%? How many rows has it, and how many columns? Type a size.
%~ 5 - 3 + 1 results from 5 entries.
answer = [3 5];
assert (size (C), answer);
% Each row is the kernel backwards, one place further on than the row above.
%% The transpose
% Going back from results to inputs needs the transpose. Look at its columns:
C'
% There the kernel stands forwards, and sticks out nowhere: it is a full convolution, of a shorter
% signal, with another kernel.
%? Which kernel? Type it as a column.
%~ The first column of C' begins with it.
answer = [3; 2; 1];
assert (C', convmtxn (answer, [3 1], 'full'));
%$ W_a^T d = d * ā, 'full'
% So the transpose of 'valid' is 'full' with the kernel flipped (N11). Not approximately:
d = [1; 10; 100];
%? What is C' * d? Use conv and flip, or the matrix.
%~ conv (d, flip (a))
answer = C' * d;
assert (conv (d, flip (a)), answer);
%% The test of every transpose
%$ (W x) ⋅ d = x ⋅ (W^T d)
k = rand (3, 3);
r = adjointtest (@(x) convn (x, k, 'valid'), @(d) convn (d, flipall (k), 'full'), [6 7]);
%? Does it pass? Type 1 or 0.
%~ r.pass
answer = 1;
assert (r.pass, logical (answer));
r = adjointtest (@(x) convn (x, k, 'valid'), @(d) convn (d, k, 'full'), [6 7]);
disp (r.mistake)
