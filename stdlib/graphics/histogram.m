function h = histogram (x, varargin)
  % HISTOGRAM  Draw how often values fall between edges.
  %   HISTOGRAM (X), HISTOGRAM (X, N) for N bins, HISTOGRAM (X, EDGES). Options by name and value:
  %   'normalization' ('count', 'probability', 'pdf', 'cumcount' or 'cdf'); further pairs are
  %   properties of the bars. H = HISTOGRAM (...) returns the handle of the bars.
  %
  %   >> h = histogram ([1 2 2 3], [0.5 1.5 2.5 3.5]); get (h, 'ydata')'
  %   ans =
  %
  %      1   2   1
  %
  %   See also: histcounts, hist, bar
  bins = {};
  if ~isempty (varargin) && isnumeric (varargin{1})
    bins = varargin(1);
    varargin(1) = [];
  end
  names = lower (varargin(1:2:end));
  at = find (strcmp (names, 'normalization'), 1);
  how = {};
  if ~isempty (at)
    how = {'normalization', varargin{2*at}};
    varargin(2*at-1:2*at) = [];
  end
  [n, edges] = histcounts (x, bins{:}, how{:});
  centers = (edges(1:end-1) + edges(2:end)) / 2;
  bars = bar (centers, n, 1, varargin{:});
  if nargout > 0
    h = bars;
  end
end

%!test
%! h = histogram ([1 2 2 3], 2, 'Normalization', 'probability', 'facecolor', 'g');
%! assert (sum (get (h, 'ydata')), 1); assert (get (h, 'facecolor'), [0 1 0]); close;
