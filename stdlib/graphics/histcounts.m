function [n, edges, bin] = histcounts (x, varargin)
  % HISTCOUNTS  Count how many values fall between edges.
  %   [N, EDGES, BIN] = HISTCOUNTS (X), HISTCOUNTS (X, K) for K bins, HISTCOUNTS (X, EDGES). A bin has
  %   its lower edge, the last one both. BIN is the bin of each value, 0 outside. Without K there are
  %   bins of a round width, about 3.5 std (X) / numel (X)^(1/3). Options by name and value:
  %   'normalization': 'count', 'probability', 'countdensity', 'pdf', 'cumcount' or 'cdf';
  %   'binwidth', 'binlimits', 'binedges'.
  %
  %   >> [n, edges] = histcounts ([1 1 2 5], [0 2 4 6])
  %   n =
  %
  %      2   1   1
  %
  %   edges =
  %
  %      0   2   4   6
  %
  %   See also: histogram, histc, hist
  opts = struct ('normalization', 'count', 'binwidth', [], 'binlimits', [], 'binedges', []);
  k = [];
  if ~isempty (varargin) && ~ischar (varargin{1})
    if isscalar (varargin{1})
      k = varargin{1};
    else
      opts.binedges = varargin{1};
    end
    varargin(1) = [];
  end
  for i = 1:2:numel (varargin)
    opts.(lower (varargin{i})) = varargin{i+1};
  end
  v = double (x(:));
  known = v(isfinite (v));
  edges = double (opts.binedges(:)');
  if isempty (edges)
    limits = opts.binlimits;
    if isempty (limits)
      limits = [0 1];
      if ~isempty (known)
        limits = [min(known), max(known)];
      end
    end
    edges = evenedges (limits, known, k, opts.binwidth, isempty (opts.binlimits));
  end
  bin = lookup (edges, v);
  bin(v == edges(end)) = numel (edges) - 1;
  bin(v < edges(1) | v > edges(end) | isnan (v)) = 0;
  n = accumarray (bin(bin > 0), 1, [numel(edges) - 1, 1])';
  total = numel (v);
  switch lower (opts.normalization)
    case 'count'
    case 'probability'
      n = n / total;
    case 'countdensity'
      n = n ./ diff (edges);
    case 'pdf'
      n = n / total ./ diff (edges);
    case 'cumcount'
      n = cumsum (n);
    case 'cdf'
      n = cumsum (n) / total;
    otherwise
      error ('histcounts: unknown normalization "%s"', opts.normalization);
  end
  bin = reshape (bin, size (x));
end

function edges = evenedges (limits, v, k, width, isfree)
  % K bins, or bins of a width, or of a round width that suits the spread.
  if ~isempty (width)
    low = limits(1);
    if isfree
      low = width * floor (low / width);
    end
    edges = low:width:limits(2);
    if edges(end) < limits(2) || isscalar (edges)
      edges(end+1) = edges(end) + width;
    end
    return;
  end
  if diff (limits) == 0
    limits = limits + [-0.5 0.5];
  end
  if isempty (k)
    width = 3.5 * std (v) / max (numel (v), 1) ^ (1 / 3);
    if ~(width > 0)
      width = diff (limits);
    end
    unit = 10 ^ floor (log10 (width));
    steps = [1 2 3 5 10] * unit;
    width = steps(find (steps <= width * (1 + 1e-9), 1, 'last'));
    edges = width * (floor (limits(1) / width):max (ceil (limits(2) / width), floor (limits(1) / width) + 1));
  else
    edges = linspace (limits(1), limits(2), k + 1);
  end
end

%!assert (histcounts ([1 2 3 4], 2), [2 2])
%!test
%! [n, e, b] = histcounts ([0 1; 2 9], [0 1 2]); assert (n, [1 2]); assert (b, [1 2; 2 0]);
%! assert (histcounts ([1 2 3 4], 2, 'Normalization', 'cdf'), [0.5 1]);
%! assert (sum (histcounts (randn (1, 100))), 100);
%! [n, e] = histcounts ([0.2 1.4 2.2], 'BinWidth', 1); assert (e, 0:3); assert (n, [1 1 1]);
