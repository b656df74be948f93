function y = center (x, dim)
  % CENTER  Subtract the mean along a dimension.
  %   Y = CENTER (X) or CENTER (X, DIM).
  %
  %   >> center ([1 2 6])
  %   ans =
  %
  %     -2  -1   3
  %
  %   See also: mean, zscore
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('center: X must be a numeric vector or matrix');
  end
  x = full (x);
  if ~isfloat (x)
    x = double (x);
  end
  if nargin < 2
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('center: DIM must be an integer and a valid dimension');
  end
  if isempty (x)
    y = x;
  else
    y = x - mean (x, dim);
  end
end

%!assert (center ([1 2; 3 5]), [-1 -1.5; 1 1.5])
%!assert (center ([1 3], 2), [-1 1])
