function lambda = ordeig (A, B)
  % ORDEIG  The eigenvalues of a (quasi) triangular matrix, or pair of them, in the order of the diagonal.
  %
  %   >> ordeig ([3 1; 0 1])
  %   ans =
  %
  %      3
  %      1
  %
  %   See also: eig, schur, ordschur
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (A) || rows (A) ~= columns (A)
    error ('ordeig: A must be a square matrix');
  end
  n = rows (A);
  if nargin < 2
    B = eye (n);
  elseif ~isnumeric (B) || rows (B) ~= columns (B)
    error ('ordeig: B must be a square matrix');
  elseif rows (B) ~= n
    error ('ordeig: A and B must be the same size');
  end
  lambda = diag (A) ./ diag (B);
  k = 1;
  while k < n
    if A(k + 1, k) ~= 0
      p = k:k + 1;
      e = eig (A(p, p), B(p, p));
      [~, order] = sort (imag (e), 'descend');
      lambda(p) = e(order);
      k = k + 1;
    end
    k = k + 1;
  end
end

%!assert (ordeig ([1 2 3; 0 0 4; 0 -4 0]), [1; 4i; -4i], 1e-14)
%!assert (ordeig ([4 1; 0 9], [2 0; 0 3]), [2; 3])
