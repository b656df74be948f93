function [c, s] = givens (x, y)
  % GIVENS  The rotation that turns [X; Y] into a vector with a zero below.
  %   G = GIVENS (X, Y) is 2 x 2 and orthogonal with G * [X; Y] = [*; 0]; [C, S] = GIVENS (X, Y)
  %   gives its elements: G = [C S; -S' C].
  %
  %   >> givens (1, 1)
  %   ans =
  %
  %      0.7071   0.7071
  %     -0.7071   0.7071
  %
  %   See also: planerot, qr
  if nargin ~= 2
    print_usage ();
  end
  if y == 0
    c = 1;
    s = 0;
  else
    r = norm ([x y]);
    if x == 0
      c = 0;
      s = 1;
    else
      c = abs (x) / r;
      s = x / abs (x) * conj (y) / r;
    end
  end
  if nargout < 2
    c = [c s; -s' c];
  end
end

%!assert (givens (3, 4) * [3; 4], [5; 0], 4 * eps)
%!assert (givens (1, 1), [1 1; -1 1] / sqrt (2), 2 * eps)
