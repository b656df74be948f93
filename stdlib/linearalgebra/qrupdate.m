function [Q1, R1] = qrupdate (Q, R, u, v)
  % QRUPDATE  The QR decomposition of A + u * v', from that of A.
  %
  %   >> [Q, R] = qr ([1 2; 3 4]);
  %   >> [Q, R] = qrupdate (Q, R, [1; 1], [1; 0]);
  %   >> norm (Q * R - [2 2; 4 4]) < 1e-14
  %   ans = 1
  %
  %   See also: qr, qrinsert, qrdelete
  if nargin ~= 4 || ~(isnumeric (Q) && isnumeric (R) && isnumeric (u) && isnumeric (v))
    print_usage ();
  end
  if columns (Q) ~= rows (R) || rows (u) ~= rows (Q) || rows (v) ~= columns (R)
    error ('qrupdate: dimensions mismatch');
  end
  A = Q * R + u * v';
  if rows (Q) == columns (Q)
    [Q1, R1] = qr (A);
  else
    [Q1, R1] = qr (A, 0);
  end
end

%!test
%! [Q, R] = qr ([1 2; 3 4; 5 6], 0);
%! [Q, R] = qrupdate (Q, R, [1; 0; 1], [2; 1]);
%! assert (Q * R, [3 3; 3 4; 7 7], 1e-13);
