function y = detrend (x, p)
  % DETREND  Subtract the polynomial of degree P that fits the columns best.
  %   Y = DETREND (X, P): P is 1 if not given; 'constant' is 0, 'linear' is 1.
  %
  %   >> detrend ([1 2 4 5]', 'constant')'
  %   ans =
  %
  %     -2  -1   1   2
  %
  %   See also: polyfit, center
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x) || ndims (x) > 2
    error ('detrend: X must be a numeric vector or matrix');
  end
  if nargin < 2
    p = 1;
  elseif strcmpi (p, 'constant')
    p = 0;
  elseif strcmpi (p, 'linear')
    p = 1;
  elseif ~(isscalar (p) && isnumeric (p) && p >= 0 && p == fix (p))
    error ('detrend: P must be "constant", "linear", or a positive integer');
  end
  isline = isrow (x);
  if isvector (x)
    x = x(:);
  end
  n = rows (x);
  b = ((1:n)' / n) .^ (0:p);
  y = x - b * (b \ x);
  if isline
    y = y.';
  end
end

%!assert (detrend ([1 2 3]'), [0; 0; 0], 1e-14)
