function [idx, p] = tsearchn (x, t, xi)
  % TSEARCHN  The simplex of T around each point XI, NaN if there is none; P are the weights of its corners.
  %   X are points and T simplices as DELAUNAYN gives them.
  %
  %   >> [idx, p] = tsearchn ([0 0; 1 0; 0 1], [1 2 3], [0.2 0.2; 2 2])
  %   idx =
  %
  %        1
  %      NaN
  %
  %   p =
  %
  %      0.6000   0.2000   0.2000
  %         NaN      NaN      NaN
  %
  %   See also: delaunayn, tsearch, dsearchn
  if nargin ~= 3
    print_usage ();
  end
  if columns (x) ~= columns (xi)
    error ('tsearchn: number of columns of X and XI must match');
  end
  n = rows (xi);
  d = columns (x);
  idx = NaN (n, 1);
  p = NaN (n, d + 1);
  open_ = true (n, 1);
  for k = 1:rows (t)
    corners = x(t(k, :), :);
    b = (xi(open_, :) - corners(d + 1, :)) / (corners(1:d, :) - corners(d + 1, :));
    b(:, d + 1) = 1 - sum (b, 2);
    in = all (b >= -1e-12, 2);
    list = find (open_);
    idx(list(in)) = k;
    p(list(in), :) = b(in, :);
    open_(list(in)) = false;
    if ~any (open_)
      break;
    end
  end
end

%!test
%! [i, p] = tsearchn ([0 0; 1 0; 0 1; 1 1], [1 2 3; 2 3 4], [0.25 0.25; 1 1; 3 3]);
%! assert (i, [1; 2; NaN]);
%! assert (p(1, :), [0.5 0.25 0.25], eps);
