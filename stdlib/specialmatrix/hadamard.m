function H = hadamard (n)
  % HADAMARD  Matrix of ones and minus ones whose rows are orthogonal: H * H' = N * eye (N).
  %   N is 2^k, 12 * 2^k, 20 * 2^k or 28 * 2^k.
  %
  %   >> hadamard (4)
  %   ans =
  %
  %      1   1   1   1
  %      1  -1   1  -1
  %      1   1  -1  -1
  %      1  -1  -1   1
  %
  %   Source: Sylvester's doubling; circulant cores after Paley.   See also: hankel, toeplitz
  if nargin < 1
    print_usage ();
  end
  doublings = 0;
  m = n;
  while isscalar (m) && m > 1 && mod (m, 2) == 0 && ~any (m == [12 20 28])
    m = m / 2;
    doublings = doublings + 1;
  end
  if ~isscalar (n) || ~any (m == [1 12 20 28])
    error ('hadamard: N must be 2^k*p, for p = 1, 12, 20 or 28');
  end
  switch m
    case 1
      H = 1;
    case 12
      H = bordered ([-1 -1 1 -1 -1 -1 1 1 1 -1 1], 1);
    case 20
      H = bordered ([-1 -1 1 1 1 1 -1 1 -1 1 -1 -1 -1 -1 1 1 -1 -1 1], -1);
    case 28
      % Paley's second construction, from the quadratic residues modulo 13.
      residue = -ones (1, 13);
      residue(1) = 0;
      residue(mod ((1:12) .^ 2, 13) + 1) = 1;
      C = ones (14);
      C(1, 1) = 0;
      C(2:14, 2:14) = toeplitz (residue);
      H = kron (C, [1 1; 1 -1]) + kron (eye (14), [1 -1; -1 -1]);
      H = H .* H(1, :);
      H = H .* H(:, 1);
  end
  for k = 1:doublings
    H = [H H; H -H];
  end
end

% A circulant core in a border of ones; each row is the one above, turned by STEP.
function H = bordered (first, step)
  m = numel (first) + 1;
  H = ones (m);
  for k = 2:m
    H(k, 2:m) = circshift (first, step * (k - 2));
  end
end

%!assert (hadamard (2), [1 1; 1 -1])
%!test
%! for n = [1 12 20 28 40 56]
%!   assert (hadamard (n) * hadamard (n)', n * eye (n));
%! end
%!error <N must be 2> hadamard (6)
