function s = sprandsym (n, density)
  % SPRANDSYM  A sparse symmetric matrix of normally distributed random numbers.
  %   SPRANDSYM (N, DENSITY) has about DENSITY * N^2 elements that are not zero. SPRANDSYM (S) has the
  %   places of the lower triangle of S, and those opposite.
  %
  %   >> issymmetric (sprandsym (5, 0.3))
  %   ans = 1
  %
  %   See also: sprand, sprandn
  if nargin == 1
    [i, j] = find (tril (n));
    n = size (n, 1);
  elseif nargin == 2
    if ~(isscalar (n) && n == fix (n) && n >= 0)
      error ('sprandsym: N must be a non-negative integer');
    elseif ~(density >= 0 && density <= 1)
      error ('sprandsym: density D must be between 0 and 1');
    end
    wanted = round (n ^ 2 * density);
    % Places off the diagonal come in pairs: of the rest the diagonal takes its share.
    onDiagonal = min (n, round (wanted / max (n, 1)));
    onDiagonal = onDiagonal + mod (wanted - onDiagonal, 2);
    if onDiagonal > n
      onDiagonal = onDiagonal - 2;
    end
    [below, across] = find (tril (ones (n), -1));
    pick = randperm (numel (below), min (numel (below), (wanted - onDiagonal) / 2));
    d = randperm (n, onDiagonal)';
    i = [below(pick)(:); d];
    j = [across(pick)(:); d];
  else
    print_usage ();
  end
  v = randn (numel (i), 1);
  off = i ~= j;
  s = sparse ([i; j(off)], [j; i(off)], [v; v(off)], n, n);
end

%!assert (nnz (sprandsym (10, 0.3)), 30)
%!assert (spones (sprandsym (sparse ([1 0; 3 0]))), sparse ([1 1; 1 0]))
