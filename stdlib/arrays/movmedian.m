function y = movmedian (x, wlen, varargin)
  % MOVMEDIAN  Median of a window that slides along the data.
  %   Y = MOVMEDIAN (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movmedian ([1 3 2 5 4], 3)
  %   ans =
  %
  %      2.0000   2.0000   3.0000   4.0000   4.5000
  %
  %   See also: movfun, median
  if nargin < 2
    print_usage ();
  end
  y = movfun (@median, x, wlen, varargin{:});
end

%!assert (numel (movmedian (1:5, 3)), 5)
