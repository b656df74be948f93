function y = cplxpair (z, tol, dim)
  % CPLXPAIR  Complex numbers in conjugate pairs, the negative imaginary part first; then the real ones.
  %   CPLXPAIR (Z, TOL, DIM): numbers whose imaginary part is within TOL (100*eps) of their magnitude
  %   count as real, and as conjugates if they are as near. The pairs are sorted by real part.
  %
  %   >> cplxpair ([1+2i 3 1-2i])
  %   ans =
  %
  %      1 - 2i   1 + 2i   3 + 0i
  %
  %   See also: conj, roots
  if nargin < 1
    print_usage ();
  end
  if isempty (z)
    y = zeros (size (z));
    return;
  end
  if nargin < 2 || isempty (tol)
    tol = 100 * eps (class (z));
  elseif ~isnumeric (tol) || ~isscalar (tol) || ~(tol >= 0 && tol < 1)
    error ('cplxpair: TOL must be a scalar number in the range 0 <= TOL < 1');
  end
  sz = size (z);
  if nargin < 3
    dim = find (sz > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && any (dim == 1:numel (sz)))
    error ('cplxpair: invalid dimension DIM');
  end
  order = [dim, 1:dim-1, dim+1:numel(sz)];
  z = reshape (permute (z, order), sz(dim), []);
  y = zeros (size (z), class (z));
  for c = 1:columns (z)
    v = z(:, c);
    near = abs (imag (v)) <= tol * abs (v);
    reals = sort (real (v(near)));
    v = v(~near);
    if mod (numel (v), 2)
      error ('cplxpair: could not pair all complex numbers');
    end
    [~, k] = sort (real (v));
    v = v(k);
    pairs = zeros (0, 1);
    while ~isempty (v)
      % The partner is the nearest to the conjugate of the first.
      distance = abs (v(2:end) - conj (v(1)));
      [d, k] = min (distance);
      if d > tol * abs (v(1)) && d > tol
        error ('cplxpair: could not pair all complex numbers');
      end
      if imag (v(1)) < 0
        pairs(end+1:end+2, 1) = [v(1); conj(v(1))];
      else
        pairs(end+1:end+2, 1) = [conj(v(1)); v(1)];
      end
      v([1, k + 1]) = [];
    end
    y(:, c) = [pairs; reals];
  end
  y = ipermute (reshape (y, sz(order)), order);
end

%!assert (cplxpair ([2+i 0 2-i]), [2-i 2+i 0])
%!error <could not pair> cplxpair ([1+i 2-i])
