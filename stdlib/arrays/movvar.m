function y = movvar (x, wlen, varargin)
  % MOVVAR  Variance of a window that slides along the data.
  %   Y = MOVVAR (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movvar ([1 3 2 5 4], 3)
  %   ans =
  %
  %      2.0000   1.0000   2.3333   2.3333   0.5000
  %
  %   See also: movfun, var
  if nargin < 2
    print_usage ();
  end
  y = movfun (@var, x, wlen, varargin{:});
end

%!assert (numel (movvar (1:5, 3)), 5)
