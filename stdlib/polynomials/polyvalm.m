function y = polyvalm (c, X)
  % POLYVALM  The value of a polynomial for a square matrix, with products of matrices.
  %
  %   >> polyvalm ([1 0 1], [0 1; -1 0])
  %   ans =
  %
  %      0   0
  %      0   0
  %
  %   See also: polyval, expm
  if nargin ~= 2
    print_usage ();
  end
  if ~(isvector (c) || isempty (c))
    error ('polyvalm: first argument must be a vector');
  end
  if rows (X) ~= columns (X) || ndims (X) ~= 2
    error ('polyvalm: second argument must be a square matrix');
  end
  n = numel (c);
  if n == 0
    y = zeros (rows (X), class (X));
    return;
  end
  I = eye (rows (X), class (X));
  y = c(1) * I;
  for k = 2:n
    y = y * X + c(k) * I;
  end
end

%!assert (polyvalm ([1 2 3], [1 2; 3 4]), [1 2; 3 4] ^ 2 + 2 * [1 2; 3 4] + 3 * eye (2))
