function angle = subspace (A, B)
  % SUBSPACE  The largest angle between the column spaces of two matrices.
  %
  %   >> subspace ([1; 0], [1; 1])
  %   ans = 0.7854
  %
  %   Source: A. V. Knyazev, M. E. Argentati, SIAM J. Sci. Comput. 23 (2002).   See also: orth, null
  if nargin ~= 2
    print_usage ();
  end
  if rows (A) ~= rows (B)
    error ('subspace: column dimensions of A and B must match');
  end
  A = orth (A);
  B = orth (B);
  c = A' * B;
  largest = norm (c);
  if largest ^ 2 > 1 / 2
    if columns (A) >= columns (B)
      c = B - A * c;
    else
      c = A - B * c';
    end
    angle = asin (min (1, norm (c)));
  else
    s = svd (c);
    angle = acos (min (1, min (s)));
  end
end

%!assert (subspace ([1; 0], [1; 1]), pi / 4, 4 * eps)
%!assert (subspace ([1; 0], [0; 1]), pi / 2, 4 * eps)
