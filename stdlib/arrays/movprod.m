function y = movprod (x, wlen, varargin)
  % MOVPROD  Product of a window that slides along the data.
  %   Y = MOVPROD (X, WLEN, ...): arguments are those of MOVFUN.
  %
  %   >> movprod ([1 3 2 5 4], 3)
  %   ans =
  %
  %       3    6   30   40   20
  %
  %   See also: movfun, prod
  if nargin < 2
    print_usage ();
  end
  y = movfun (@prod, x, wlen, varargin{:});
end

%!assert (numel (movprod (1:5, 3)), 5)
