function [Q1, R1] = qrdelete (Q, R, j, orient)
  % QRDELETE  The QR decomposition without column J (or row J, with 'row').
  %
  %   >> [Q, R] = qr ([1 3; 2 4]);
  %   >> [Q, R] = qrdelete (Q, R, 1);
  %   >> norm (Q * R - [3; 4]) < 1e-14
  %   ans = 1
  %
  %   See also: qr, qrinsert, qrupdate
  if nargin < 3 || ~(isnumeric (Q) && isnumeric (R))
    print_usage ();
  end
  if nargin < 4
    orient = 'col';
  elseif ~ischar (orient) || ~any (strcmp (orient, {'col', 'row'}))
    error ('qrdelete: ORIENT must be "col" or "row"');
  end
  if columns (Q) ~= rows (R)
    error ('qrdelete: dimension mismatch');
  end
  A = Q * R;
  if strcmp (orient, 'col')
    if j < 1 || j > columns (A)
      error ('qrinsert: index out of range');
    end
    A(:, j) = [];
  else
    if j < 1 || j > rows (A)
      error ('qrinsert: index out of range');
    end
    A(j, :) = [];
  end
  if rows (Q) == columns (Q)
    [Q1, R1] = qr (A);
  else
    [Q1, R1] = qr (A, 0);
  end
end

%!test
%! [Q, R] = qr (magic (4));
%! [Q, R] = qrdelete (Q, R, 2, 'row');
%! assert (Q * R, magic (4)([1 3 4], :), 1e-13);
