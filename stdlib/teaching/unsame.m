function full = unsame (d, sizea)
  % UNSAME  Fill up what a 'same' convolution has kept to the size of the full one.
  %   FULL = UNSAME (D, SIZEA) puts D into zeros at the place that CONVN (X, A, 'same') takes out of
  %   CONVN (X, A, 'full'), for a kernel of size SIZEA: the transpose of that choice. After it, the
  %   transpose of 'full' does the rest, for kernels of odd and even sizes alike.
  %
  %   >> unsame ([1 2 3], [1 2])
  %   ans =
  %
  %      0   1   2   3
  %
  %   See also: derive, convn, adjointtest
  nd = max (ndims (d), numel (sizea));
  n = size (d);
  n(end+1:nd) = 1;
  sizea(end+1:nd) = 1;
  full = zeros (n + sizea - 1, class (d));
  at = cell (1, nd);
  for k = 1:nd
    at{k} = ceil ((sizea(k) - 1) / 2) + (1:n(k));
  end
  full(at{:}) = d;
end

%!test % the transpose of 'same', kernels of odd and even sizes
%! for n = {[3 3], [2 4], [2 3 2]}
%!   a = rand (n{1});
%!   r = adjointtest (@(x) convn (x, a, 'same'), ...
%!                    @(d) convn (unsame (d, size (a)), flipall (a), 'valid'), [5 6 3]);
%!   assert (r.pass);
%! end
