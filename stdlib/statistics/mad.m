function y = mad (x, opt, dim)
  % MAD  Mean distance from the mean, or median distance from the median.
  %   Y = MAD (X, 0, DIM) is the first, MAD (X, 1, DIM) the second.
  %
  %   >> mad ([1 2 4 9], 1)
  %   ans = 1.5000
  %
  %   See also: std, iqr, median
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('mad: X must be a numeric vector or matrix');
  end
  if nargin < 2 || isempty (opt)
    opt = 0;
  elseif opt ~= 0 && opt ~= 1
    error ('mad: OPT must be 0 or 1');
  end
  if nargin < 3
    dim = find (size (x) > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('mad: DIM must be an integer and a valid dimension');
  end
  if opt == 0
    y = mean (abs (x - mean (x, dim)), dim);
  else
    y = median (abs (x - median (x, dim)), dim);
  end
end

%!assert (mad ([1 2 3]), 2 / 3, 1e-15)
%!assert (mad ([1 2 4], 1), 1)
