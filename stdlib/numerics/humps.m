function [x, y] = humps (x)
  % HUMPS  A function with two humps near 0.3 and 0.9, to try integration, roots and extrema.
  %   Y = HUMPS (X), [X, Y] = HUMPS (X). Without X it is 0:0.05:1.
  %
  %   >> humps ([0 0.5 1])
  %   ans =
  %
  %       5.1765   19.0000   16.0000
  %
  %   See also: fzero, fminbnd, quadgk
  if nargin < 1
    x = 0:0.05:1;
  end
  y = -6 + 1 ./ ((x - 0.3) .^ 2 + 0.01) + 1 ./ ((x - 0.9) .^ 2 + 0.04);
  if nargout < 2
    x = y;
  end
end

%!assert (humps (0.3), 94 + 1 / 0.4, 1e-12)
