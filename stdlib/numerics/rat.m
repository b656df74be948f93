function [n, d] = rat (x, tol)
  % RAT  A fraction near X: [N, D] = RAT (X, TOL), or as text the continued fraction that leads to it.
  %   TOL is 1e-6 times the sum of the magnitudes if it is not given.
  %
  %   >> rat (pi)
  %   ans = 3 + 1/(7 + 1/16)
  %   >> [n, d] = rat (pi)
  %   n = 355
  %   d = 113
  %
  %   See also: rats, gcd
  if nargin < 1
    print_usage ();
  end
  if ~isfloat (x)
    error ('rat: X must be a single or double array');
  elseif iscomplex (x)
    error ('rat: X must be a real, not complex, array');
  end
  y = x(:);
  if nargin < 2
    tol = 1e-6 * norm (y(~isinf (y)), 1);
  elseif ~(isscalar (tol) && isnumeric (tol) && tol > 0)
    error ('rat: TOL must be a numeric scalar > 0');
  end
  m = numel (y);
  top = round (y);
  bottom = ones (m, 1);
  oldtop = ones (m, 1);
  oldbottom = zeros (m, 1);
  rest = y - top;
  steps = top;
  while true
    % Another term where the fraction is not yet near enough.
    open_ = abs (y - top ./ bottom) >= tol & isfinite (y) & rest ~= 0;
    if ~any (open_)
      break;
    end
    inverse = 1 ./ rest;
    term = round (inverse);
    rest(open_) = inverse(open_) - term(open_);
    newtop = top .* term + oldtop;
    newbottom = bottom .* term + oldbottom;
    oldtop(open_) = top(open_);
    oldbottom(open_) = bottom(open_);
    top(open_) = newtop(open_);
    bottom(open_) = newbottom(open_);
    term(~open_) = NaN;
    steps(:, end + 1) = term;
  end
  if nargout < 2
    texts = cell (m, 1);
    for k = 1:m
      if ~isfinite (y(k))
        texts{k} = sprintf ('%f', y(k));
        if isinf (y(k))
          texts{k} = regexprep (num2str (y(k)), '\s', '');
        end
        continue;
      end
      list = steps(k, ~isnan (steps(k, :)));
      s = sprintf ('%d', list(1));
      for j = 2:numel (list)
        if j == numel (list) && list(j) >= 0
          s = [s, sprintf(' + 1/%d', list(j))];
        else
          s = [s, sprintf(' + 1/(%d', list(j))];
        end
      end
      closing = numel (list) - 1;
      if closing > 0 && list(end) >= 0
        closing = closing - 1;
      end
      texts{k} = [s, repmat(')', 1, closing)];
    end
    n = char (texts);
    return;
  end
  n = top .* sign (bottom);
  d = abs (bottom);
  infinite = isinf (y);
  n(infinite) = sign (y(infinite));
  d(infinite) = 0;
  n = reshape (n, size (x));
  d = reshape (d, size (x));
end

%!test
%! [n, d] = rat ([0.5 -0.75 Inf]);
%! assert (n, [1 -3 1]);
%! assert (d, [2 4 0]);
%!assert (rat (0.75), '1 + 1/(-4)')
%!assert (rat (3), '3')
