function r = gamrnd (a, b, varargin)
  % GAMRND  Random numbers of the gamma distribution.
  %   R = GAMRND (A, B) for shape A and scale B, of their common size; GAMRND (A, B, N, ...) or
  %   GAMRND (A, B, SIZE) of the size given. NaN where A or B is not positive.
  %
  %   >> rand ('state', 1); r = gamrnd (2, 3, 1, 1000); abs (mean (r) - 6) < 1
  %   ans = 1
  %
  %   See also: randg, rande
  if nargin < 2
    print_usage ();
  end
  if isempty (varargin)
    a = a + zeros (size (b));
    n = size (a);
  else
    n = [varargin{:}];
    if isscalar (n)
      n = [n n];
    end
    a = a + zeros (n);
  end
  good = a > 0 & a < Inf & b > 0 & b < Inf;
  a(~good) = 1;
  r = b .* randg (a, n);
  r(~(good + zeros (n))) = NaN;
end

%!assert (size (gamrnd (1, 2, [2 3])), [2 3])
%!assert (size (gamrnd ([1 2 3], 2)), [1 3])
%!assert (isnan (gamrnd ([1 -1 0], 1)), [false true true])
%!assert (all (gamrnd (2, 3, 1, 100) > 0))
