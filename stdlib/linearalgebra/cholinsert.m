function [R1, err] = cholinsert (R, j, x)
  % CHOLINSERT  The Cholesky factor after X became row and column J of the matrix R' * R.
  %   ERR is 1 if the result is not positive definite, 2 if R is singular, 3 if X(J) is not real.
  %
  %   >> cholinsert (2, 2, [0; 9])
  %   ans =
  %
  %      2   0
  %      0   3
  %
  %   See also: chol, choldelete, cholupdate
  if nargin ~= 3 || ~(isnumeric (R) && isnumeric (j) && isnumeric (x))
    print_usage ();
  end
  n = rows (R);
  if columns (R) ~= n || numel (x) ~= n + 1
    error ('cholinsert: dimension mismatch between R and U');
  elseif j < 1 || j > n + 1
    error ('cholinsert: index J out of range');
  end
  x = x(:);
  err = 0;
  A = R' * R;
  p = [1:j-1, j+1:n+1];
  A1 = zeros (n + 1, class (R));
  A1(p, p) = A;
  A1(:, j) = x;
  A1(j, :) = x';
  A1(j, j) = real (x(j));
  if imag (x(j)) ~= 0
    err = 3;
  elseif any (diag (R) == 0)
    err = 2;
  else
    [R1, q] = chol (A1);
    err = double (q > 0);
  end
  if err
    R1 = zeros (n + 1, class (R));
    R1(1:n, 1:n) = R;
    if nargout < 2
      switch err
        case 1
          error ('cholinsert: insertion violates positiveness');
        case 2
          error ('cholinsert: singular matrix');
        case 3
          error ('cholinsert: diagonal element must be real');
      end
    end
  end
end

%!assert (cholinsert (chol ([4 2; 2 3]), 2, [1; 6; 1]), chol ([4 1 2; 1 6 1; 2 1 3]), 1e-14)
