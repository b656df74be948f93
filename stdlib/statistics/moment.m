function m = moment (x, p, varargin)
  % MOMENT  Mean of a power of the distances to the mean.
  %   M = MOMENT (X, P, TYPE, DIM): TYPE with an 'r' takes the data as they are, with an 'a' their
  %   absolute values.
  %
  %   >> moment ([1 2 3 4], 2)
  %   ans = 1.2500
  %   >> moment ([1 2 3 4], 2, 'r')
  %   ans = 7.5000
  %
  %   See also: mean, var, skewness, kurtosis
  if nargin < 2
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x)) || isempty (x)
    error ('moment: X must be a non-empty numeric matrix or vector');
  end
  type = '';
  dim = find (size (x) > 1, 1);
  if isempty (dim)
    dim = 1;
  end
  for k = 1:numel (varargin)
    if ischar (varargin{k})
      type = varargin{k};
    else
      if numel (varargin) == 2 && ~any (cellfun (@ischar, varargin))
        error ('moment: TYPE must be a string');
      end
      dim = varargin{k};
    end
  end
  if ~any (type == 'r')
    x = center (x, dim);
  end
  if any (type == 'a')
    x = abs (x);
  end
  m = sum (x .^ p, dim) / size (x, dim);
end

%!assert (moment ([1 2 3 4], 2, 'c'), 1.25)
