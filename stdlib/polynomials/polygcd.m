function x = polygcd (b, a, tol)
  % POLYGCD  The greatest common divisor of two polynomials, its first coefficient one.
  %   Remainders up to TOL (sqrt (eps)) times the largest coefficient count as zero.
  %
  %   >> polygcd ([1 -3 2], [1 -4 3])
  %   ans =
  %
  %      1  -1
  %
  %   Source: Euclid's algorithm.   See also: poly, roots, deconv, residue
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    if isa (a, 'single') || isa (b, 'single')
      tol = sqrt (eps ('single'));
    else
      tol = sqrt (eps);
    end
  end
  if numel (a) == 1 || numel (b) == 1
    if a == 0
      x = b;
    elseif b == 0
      x = a;
    else
      x = ones (class (a));
    end
    return;
  end
  a = a / a(1);
  while true
    [~, r] = deconv (b, a);
    k = find (abs (r) > tol * max (abs (b)), 1);
    if isempty (k)
      x = a;
      return;
    end
    r = r(k:end);
    b = a;
    a = r / r(1);
    if numel (a) == 1
      x = 1;
      return;
    end
  end
end

%!assert (polygcd (poly ([1 2 3]), poly ([2 3 4])), poly ([2 3]), 1e-8)
