function y = unwrap (x, tol, dim)
  % UNWRAP  Add multiples of 2 pi where angles jump by more than TOL (pi) along a dimension.
  %
  %   >> unwrap ([0 2*pi])
  %   ans =
  %
  %      0   0
  %
  %   See also: angle, diff
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('unwrap: X must be numeric');
  end
  if nargin < 2 || isempty (tol)
    tol = pi;
  end
  tol = abs (tol);
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim >= 1)
    error ('unwrap: DIM must be an integer and a valid dimension');
  end
  n = size (x, dim);
  if n < 2
    y = x;
    return;
  end
  % NaN are passed over: each lane is walked without them.
  order = [dim, 1:dim - 1, dim + 1:ndims(x)];
  z = permute (x, order);
  shape = size (z);
  z = reshape (z, n, []);
  for c = 1:size (z, 2)
    good = ~isnan (z(:, c));
    v = z(good, c);
    if numel (v) > 1
      d = diff (v);
      turns = ceil (abs (d) / (2 * pi) - 0.5) .* (abs (d) > tol) .* sign (d);
      z(good, c) = v - 2 * pi * [0; cumsum(turns)];
    end
  end
  y = ipermute (reshape (z, shape), order);
end

%!assert (unwrap ([0 3 6.5 10]), [0 3 6.5-2*pi 10-4*pi], 1e-14)
%!assert (unwrap ([0 NaN 2*pi]), [0 NaN 0])
