function R1 = choldelete (R, j)
  % CHOLDELETE  The Cholesky factor without row and column J of the matrix R' * R.
  %
  %   >> choldelete ([2 1; 0 3], 1)
  %   ans = 3.1623
  %
  %   See also: chol, cholinsert, cholupdate
  if nargin ~= 2 || ~(isnumeric (R) && isnumeric (j))
    print_usage ();
  end
  n = rows (R);
  if columns (R) ~= n
    error ('choldelete: R must be a square matrix');
  elseif j < 1 || j > n
    error ('choldelete: index out of range');
  end
  R(:, j) = [];
  [~, R1] = qr (R, 0);
  d = sign (diag (R1));
  d(d == 0) = 1;
  R1 = conj (d) .* R1;
end

%!assert (choldelete (chol ([4 1 2; 1 6 1; 2 1 3]), 2), chol ([4 2; 2 3]), 1e-14)
