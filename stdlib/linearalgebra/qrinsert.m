function [Q1, R1] = qrinsert (Q, R, j, x, orient)
  % QRINSERT  The QR decomposition after a column X (or a row, with 'row') is put at place J.
  %
  %   >> [Q, R] = qr ([1; 2]);
  %   >> [Q, R] = qrinsert (Q, R, 2, [3; 4]);
  %   >> norm (Q * R - [1 3; 2 4]) < 1e-14
  %   ans = 1
  %
  %   See also: qr, qrdelete, qrupdate
  if nargin < 4 || ~(isnumeric (Q) && isnumeric (R) && isnumeric (x))
    print_usage ();
  end
  if nargin < 5
    orient = 'col';
  elseif ~ischar (orient)
    print_usage ();
  elseif ~any (strcmp (orient, {'col', 'row'}))
    error ('qrinsert: ORIENT must be "col" or "row"');
  end
  j = fix (j);
  A = Q * R;
  if strcmp (orient, 'col')
    if rows (x) ~= rows (Q) || columns (Q) ~= rows (R)
      error ('qrinsert: dimensions mismatch');
    elseif j < 1 || j > columns (A) + 1
      error ('qrinsert: index out of range');
    end
    A = [A(:, 1:j-1), x, A(:, j:end)];
  else
    if rows (Q) ~= columns (Q) || columns (Q) ~= rows (R) || numel (x) ~= columns (R)
      error ('qrinsert: dimensions mismatch');
    elseif j < 1 || j > rows (A) + 1
      error ('qrinsert: index out of range');
    end
    A = [A(1:j-1, :); x; A(j:end, :)];
  end
  if rows (Q) == columns (Q)
    [Q1, R1] = qr (A);
  else
    [Q1, R1] = qr (A, 0);
  end
end

%!test
%! [Q, R] = qr ([1 2; 3 4]);
%! [Q, R] = qrinsert (Q, R, 1, [7 8], 'row');
%! assert (Q * R, [7 8; 1 2; 3 4], 1e-13);
