function X = sylvester (A, B, C)
  % SYLVESTER  Solve A * X + X * B = C.
  %
  %   >> sylvester ([1 2; 3 4], [5 6; 7 8], [1 0; 0 1])
  %   ans =
  %
  %     -1.2222   0.9444
  %      0.8611  -0.5833
  %
  %   Source: R. H. Bartels, G. W. Stewart, Comm. ACM 15 (1972), with complex Schur forms.   See also: schur, kron
  if nargin ~= 3
    print_usage ();
  end
  if rows (A) ~= columns (A)
    error ('sylvester: A must be a square matrix');
  elseif rows (B) ~= columns (B)
    error ('sylvester: B must be a square matrix');
  elseif rows (A) ~= rows (C) || rows (B) ~= columns (C)
    error ('nonconformant matrices');
  end
  if isempty (A) || isempty (B)
    X = zeros (rows (A), columns (B));
    return;
  end
  [U, T] = schur (complex (A));
  [V, S] = schur (complex (B));
  F = U' * C * V;
  Y = complex (zeros (size (F)));
  I = eye (rows (A));
  % Column k of T Y + Y S = F has only the columns before it in the second term.
  for k = 1:columns (F)
    right = F(:, k) - Y(:, 1:k-1) * S(1:k-1, k);
    Y(:, k) = (T + S(k, k) * I) \ right;
  end
  X = U * Y * V';
  if isreal (A) && isreal (B) && isreal (C)
    X = real (X);
  end
  if isa (A, 'single') || isa (B, 'single') || isa (C, 'single')
    X = single (X);
  end
end

%!test
%! A = [1 2 0; 3 4 1; 0 1 7];  B = [5 6; 7 8];  C = [1 2; 3 4; 5 6];
%! X = sylvester (A, B, C);
%! assert (A * X + X * B, C, 1e-13);
%!error <A must be a square> sylvester (ones (2, 3), 1, 1)
