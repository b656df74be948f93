function y = movmin (x, wlen, varargin)
  % MOVMIN  Smallest element of a window that slides along the data.
  %   Y = MOVMIN (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movmin ([1 3 2 5 4], 3)
  %   ans =
  %
  %      1   1   2   2   4
  %
  %   See also: movfun, min
  if nargin < 2
    print_usage ();
  end
  y = movfun (@min, x, wlen, varargin{:});
end

%!assert (numel (movmin (1:5, 3)), 5)
