function y = movmean (x, wlen, varargin)
  % MOVMEAN  Mean of a window that slides along the data.
  %   Y = MOVMEAN (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movmean ([1 3 2 5 4], 3)
  %   ans =
  %
  %      2.0000   2.0000   3.3333   3.6667   4.5000
  %
  %   See also: movfun, mean
  if nargin < 2
    print_usage ();
  end
  y = movfun (@mean, x, wlen, varargin{:});
end

%!assert (numel (movmean (1:5, 3)), 5)
