function [U, T] = rsf2csf (UR, TR)
  % RSF2CSF  A real Schur form made complex: T is upper triangular, with U * T * U' = UR * TR * UR'.
  %
  %   >> A = [0 1; -1 0];
  %   >> [u, t] = schur (A);
  %   >> [u, t] = rsf2csf (u, t);
  %   >> norm (u * t * u' - A) < 1e-15
  %   ans = 1
  %
  %   See also: schur
  if nargin ~= 2
    print_usage ();
  end
  if ~isnumeric (UR)
    error ('rsf2csf: wrong type argument ''%s''', class (UR));
  elseif ~isnumeric (TR)
    error ('rsf2csf: wrong type argument ''%s''', class (TR));
  elseif iscomplex (UR) || iscomplex (TR)
    error ('rsf2csf: UR and TR must be real matrices');
  end
  U = UR;
  T = TR;
  n = rows (T);
  for m = n:-1:2
    if T(m, m-1) == 0
      continue;
    end
    % A rotation that puts an eigenvalue of the block of two into its corner.
    k = m-1:m;
    mu = eig (T(k, k)) - T(m, m);
    r = hypot (abs (mu(1)), abs (T(m, m-1)));
    c = mu(1) / r;
    s = T(m, m-1) / r;
    G = [c' s; -s c];
    T(k, m-1:n) = G * T(k, m-1:n);
    T(1:m, k) = T(1:m, k) * G';
    U(:, k) = U(:, k) * G';
    T(m, m-1) = 0;
  end
end

%!test
%! A = [1 2 3; -4 5 6; 7 -8 9];
%! [u, t] = schur (A);
%! [U, T] = rsf2csf (u, t);
%! assert (norm (tril (T, -1)), 0);
%! assert (U * T * U', A, 1e-13);
