function R1 = cholshift (R, i, j)
  % CHOLSHIFT  The Cholesky factor of A(p,p), where A = R' * R and p moves I to place J.
  %
  %   >> R = cholshift (chol ([4 1; 1 9]), 1, 2);
  %   >> R' * R
  %   ans =
  %
  %      9   1
  %      1   4
  %
  %   See also: chol, cholinsert, choldelete
  if nargin ~= 3
    print_usage ();
  end
  n = rows (R);
  if columns (R) ~= n
    error ('cholshift: R must be a square matrix');
  elseif min (i, j) < 1 || max (i, j) > n
    error ('cholshift: index out of range');
  end
  if i < j
    p = [1:i-1, i+1:j, i, j+1:n];
  else
    p = [1:j-1, i, j:i-1, i+1:n];
  end
  [~, R1] = qr (R(:, p));
  d = sign (diag (R1));
  d(d == 0) = 1;
  R1 = conj (d) .* R1;
end

%!assert (cholshift (chol ([4 1 2; 1 6 1; 2 1 3]), 3, 1), chol ([3 2 1; 2 4 1; 1 1 6]), 1e-14)
