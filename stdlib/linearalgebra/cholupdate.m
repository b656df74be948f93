function [R1, err] = cholupdate (R, x, op)
  % CHOLUPDATE  The Cholesky factor of R' * R + x * x', or with '-' of R' * R - x * x'.
  %   ERR is 1 if the difference is not positive definite (then R1 is R), 2 if R is singular.
  %
  %   >> cholupdate (2, 1.5)
  %   ans = 2.5000
  %
  %   See also: chol, cholinsert, choldelete, cholshift
  if nargin < 2 || ~(isnumeric (R) && isnumeric (x))
    print_usage ();
  end
  if nargin < 3
    op = '+';
  elseif ~ischar (op)
    print_usage ();
  elseif ~any (strcmp (op, {'+', '-', 'update', 'downdate'}))
    error ('cholupdate: OP must be "+" or "-"');
  end
  n = rows (R);
  if columns (R) ~= n || numel (x) ~= n
    error ('cholupdate: dimension mismatch between R and U');
  end
  x = x(:);
  err = 0;
  if any (strcmp (op, {'+', 'update'}))
    R1 = upperfactor ([R; x']);
    return;
  end
  if any (diag (R) == 0)
    err = 2;
  else
    [R1, p] = chol (R' * R - x * x');
    err = double (p > 0);
  end
  if err
    R1 = R;
    if nargout < 2
      if err == 1
        error ('cholupdate: downdate violates positiveness');
      end
      error ('cholupdate: singular matrix');
    end
  end
end

% The triangular factor with a positive diagonal of A' * A.
function R = upperfactor (A)
  [~, R] = qr (A, 0);
  d = sign (diag (R));
  d(d == 0) = 1;
  R = conj (d) .* R;
end

%!assert (cholupdate (chol ([4 2; 2 3]), [1; 2]), chol ([5 4; 4 7]), 1e-14)
%!assert (cholupdate (chol ([5 4; 4 7]), [1; 2], '-'), chol ([4 2; 2 3]), 1e-14)
