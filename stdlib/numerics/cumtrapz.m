function z = cumtrapz (x, y, dim)
  % CUMTRAPZ  Running integral by the trapezoidal rule.
  %   Z = CUMTRAPZ (Y), CUMTRAPZ (X, Y) and CUMTRAPZ (X, Y, DIM) have the size of Y; the first
  %   element along the dimension is zero, the last that of TRAPZ.
  %
  %   >> cumtrapz ([0 1 4 9])
  %   ans =
  %
  %           0   0.5000   3.0000   9.5000
  %
  %   See also: trapz, cumsum
  if nargin < 1 || nargin > 3
    print_usage ();
  end
  given = nargin > 1;
  if nargin == 1
    y = x;
  elseif nargin == 2 && isscalar (y) && ~isequal (size (x), size (y))
    dim = y;
    y = x;
    given = false;
  end
  if ~exist ('dim', 'var')
    dim = find (size (y) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  if ~(isscalar (dim) && dim == fix (dim) && dim >= 1)
    error ('cumtrapz: DIM must be an integer and a valid dimension');
  end
  n = size (y, dim);
  low = repmat ({':'}, 1, ndims (y));
  high = low;
  low{dim} = 1:n - 1;
  high{dim} = 2:n;
  steps = y(low{:}) + y(high{:});
  if given
    if isscalar (x)
      steps = x * steps;
    elseif isvector (x)
      if numel (x) ~= n
        error ('cumtrapz: length of X and length of Y along DIM must match');
      end
      shape = ones (1, max (ndims (y), dim));
      shape(dim) = n - 1;
      steps = reshape (diff (x(:)), shape) .* steps;
    else
      if ~isequal (size (x), size (y))
        error ('cumtrapz: X and Y must have same shape');
      end
      steps = diff (x, 1, dim) .* steps;
    end
  end
  shape = size (y);
  shape(dim) = 1;
  z = cat (dim, zeros (shape), 0.5 * cumsum (steps, dim));
end

%!assert (cumtrapz (1:5), [0 1.5 4 7.5 12])
%!assert (cumtrapz ([0 2 4], [1 1 1]), [0 2 4])
%!assert (cumtrapz ([1 2; 3 4], 2), [0 1.5; 0 3.5])
