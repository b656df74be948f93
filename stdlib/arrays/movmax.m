function y = movmax (x, wlen, varargin)
  % MOVMAX  Largest element of a window that slides along the data.
  %   Y = MOVMAX (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movmax ([1 3 2 5 4], 3)
  %   ans =
  %
  %      3   3   5   5   5
  %
  %   See also: movfun, max
  if nargin < 2
    print_usage ();
  end
  y = movfun (@max, x, wlen, varargin{:});
end

%!assert (numel (movmax (1:5, 3)), 5)
