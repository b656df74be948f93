function [aa, bb, q, z] = qzhess (a, b)
  % QZHESS  A pair of matrices as a Hessenberg and a triangular one: AA = Q * A * Z, BB = Q * B * Z.
  %
  %   >> [aa, bb] = qzhess (magic (3), [1 2 3; 4 5 6; 7 8 10]);
  %   >> norm (tril (bb, -1)) < 1e-13
  %   ans = 1
  %
  %   Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 7.7.4.   See also: hess, qz
  if nargin ~= 2
    print_usage ();
  end
  n = rows (a);
  if columns (a) ~= n || any (size (b) ~= n)
    error ('qzhess: incompatible dimensions');
  end
  [q, bb] = qr (b);
  q = q';
  aa = q * a;
  z = eye (n);
  for j = 1:n - 2
    for i = n:-1:j + 2
      % From the left a zero into A, from the right the one that B lost.
      rot = givens (aa(i - 1, j), aa(i, j));
      k = i - 1:i;
      aa(k, :) = rot * aa(k, :);
      bb(k, :) = rot * bb(k, :);
      q(k, :) = rot * q(k, :);
      rot = givens (bb(i, i), bb(i, i - 1))';
      % Columns i, i - 1.
      k = [i, i - 1];
      bb(:, k) = bb(:, k) * rot;
      aa(:, k) = aa(:, k) * rot;
      z(:, k) = z(:, k) * rot;
    end
  end
  bb = triu (bb) + tril (bb, -1) .* (abs (tril (bb, -1)) > 1e-10 * norm (b));
  aa = triu (aa, -1);
end

%!test
%! a = magic (4);  b = a' + eye (4);
%! [aa, bb, q, z] = qzhess (a, b);
%! assert (q * a * z, aa, 1e-12);
%! assert (q * b * z, bb, 1e-12);
%! assert (tril (bb, -1), zeros (4));
