function y = movstd (x, wlen, varargin)
  % MOVSTD  Standard deviation of a window that slides along the data.
  %   Y = MOVSTD (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movstd ([1 3 2 5 4], 3)
  %   ans =
  %
  %      1.4142   1.0000   1.5275   1.5275   0.7071
  %
  %   See also: movfun, std
  if nargin < 2
    print_usage ();
  end
  y = movfun (@std, x, wlen, varargin{:});
end

%!assert (numel (movstd (1:5, 3)), 5)
