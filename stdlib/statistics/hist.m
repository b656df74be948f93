function [counts, centers] = hist (y, x, norm_)
  % HIST  Count the elements that are nearest to each of several centers.
  %   [COUNTS, CENTERS] = HIST (Y, N) has N centers (10) evenly over the range of Y; HIST (Y, CENTERS)
  %   the given ones; HIST (Y, X, TOTAL) scales the counts to a sum of TOTAL. Columns of a matrix are
  %   counted on their own. Without outputs the counts are drawn as bars.
  %
  %   >> [counts, centers] = hist ([1 2 2 3 5], 3)
  %   counts =
  %
  %      3   1   1
  %
  %   centers =
  %
  %      1.6667   3.0000   4.3333
  %
  %   See also: histc, bar, quantile
  if nargin < 1
    print_usage ();
  end
  isline = isvector (y);
  if isline
    y = y(:);
  end
  if ~isreal (y)
    error ('hist: first argument must be real');
  end
  y = double (y);
  if nargin < 2 || isempty (x)
    x = 10;
  end
  low = min (y(:));
  high = max (y(:));
  if isscalar (x)
    if x <= 0
      error ('hist: number of bins NBINS must be positive');
    end
    step = (high - low) / x / 2;
    centers = linspace (low + step, high - step, x)';
    if step == 0
      centers = low + (-floor ((x - 1) / 2):ceil ((x - 1) / 2))';
    end
  else
    centers = sort (double (x(:)));
  end
  edges = (centers(1:end - 1) + centers(2:end)) / 2;
  n = numel (centers);
  counts = zeros (n, size (y, 2));
  for c = 1:size (y, 2)
    v = y(~isnan (y(:, c)), c);
    k = n - lookup (-edges(end:-1:1), -v);
    counts(:, c) = accumarray (k(:), 1, [n 1]);
  end
  if nargin > 2
    counts = counts ./ sum (counts, 1) .* norm_;
  end
  if isline
    counts = counts';
    centers = centers';
  end
  if nargout == 0
    bar (centers, counts, 'hist');
    clear counts;
  end
end

%!assert (hist ([1 2 2 3 5], 3), [3 1 1])
%!assert (hist ([1 2 2 3 5], 1:5), [1 2 1 0 1])
%!assert (hist ([1 1 2], [1 2], 1), [2 1] / 3, 1e-15)
%!test % without outputs the counts are bars of full width
%! hist ([1 2 3 4 4 4]);
%! h = get (gca (), 'children');
%! assert (get (h, 'barwidth'), 1);
%! assert (sum (get (h, 'ydata')), 6);
%! close;
