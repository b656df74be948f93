function [Q1, R1] = qrshift (Q, R, i, j)
  % QRSHIFT  The QR decomposition of A(:,p), where p moves column I to place J.
  %
  %   >> [Q, R] = qr ([1 2 3; 4 5 6; 7 8 10]);
  %   >> [Q, R] = qrshift (Q, R, 1, 3);
  %   >> norm (Q * R - [2 3 1; 5 6 4; 8 10 7]) < 1e-13
  %   ans = 1
  %
  %   See also: qr, qrinsert
  if nargin ~= 4
    print_usage ();
  end
  n = columns (R);
  if min (i, j) < 1 || max (i, j) > n
    error ('qrshift: index out of range');
  end
  A = Q * R;
  if i < j
    p = [1:i-1, i+1:j, i, j+1:n];
  else
    p = [1:j-1, i, j:i-1, i+1:n];
  end
  if rows (Q) == columns (Q)
    [Q1, R1] = qr (A(:, p));
  else
    [Q1, R1] = qr (A(:, p), 0);
  end
end

%!test
%! [Q, R] = qr (magic (4));
%! [Q, R] = qrshift (Q, R, 4, 2);
%! assert (Q * R, magic (4)(:, [1 4 2 3]), 1e-13);
