function y = movsum (x, wlen, varargin)
  % MOVSUM  Sum of a window that slides along the data.
  %   Y = MOVSUM (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movsum ([1 3 2 5 4], 3)
  %   ans =
  %
  %       4    6   10   11    9
  %
  %   See also: movfun, sum
  if nargin < 2
    print_usage ();
  end
  y = movfun (@sum, x, wlen, varargin{:});
end

%!assert (numel (movsum (1:5, 3)), 5)
