function z = trapz (x, y, dim)
  % TRAPZ  Integral by the trapezoidal rule.
  %   Z = TRAPZ (Y) integrates the columns of Y, or a vector, over steps of one. TRAPZ (X, Y) takes
  %   the points X, and TRAPZ (X, Y, DIM) integrates along a dimension; X = [] means steps of one.
  %
  %   >> trapz ([0 1 4 9])
  %   ans = 9.5000
  %   >> trapz ([0 2 4], [0 4 16])
  %   ans = 24
  %
  %   See also: cumtrapz, integral, sum
  if nargin < 1 || nargin > 3
    print_usage ();
  end
  given = nargin > 1;
  if nargin == 1
    y = x;
  elseif nargin == 2 && isscalar (y) && ~isequal (size (x), size (y))
    % TRAPZ (Y, DIM)
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
    error ('trapz: DIM must be an integer and a valid dimension');
  end
  n = size (y, dim);
  low = repmat ({':'}, 1, ndims (y));
  high = low;
  low{dim} = 1:n - 1;
  high{dim} = 2:n;
  if ~given
    z = 0.5 * sum (y(low{:}) + y(high{:}), dim);
  elseif isscalar (x)
    z = x * 0.5 * sum (y(low{:}) + y(high{:}), dim);
  elseif isvector (x)
    if numel (x) ~= n
      error ('trapz: length of X and length of Y along DIM must match');
    end
    shape = ones (1, max (ndims (y), dim));
    shape(dim) = n - 1;
    z = 0.5 * sum (reshape (diff (x(:)), shape) .* (y(low{:}) + y(high{:})), dim);
  else
    if ~isequal (size (x), size (y))
      error ('trapz: X and Y must have same shape');
    end
    z = 0.5 * sum (diff (x, 1, dim) .* (y(low{:}) + y(high{:})), dim);
  end
end

%!assert (trapz (1:5), 12)
%!assert (trapz ([0 1; 2 3], 2), [0.5; 2.5])
%!assert (trapz ([0 1; 2 3]), [1 2])
%!error <must match> trapz ([1 2 3], [1 2])
