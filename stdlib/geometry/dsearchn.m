function [idx, d] = dsearchn (x, varargin)
  % DSEARCHN  The row of X that is nearest to each row of XI, and the distance D.
  %   DSEARCHN (X, XI), DSEARCHN (X, TRI, XI): the triangles are not needed. With DSEARCHN (X, TRI, XI,
  %   OUTVAL) points outside of the triangles give OUTVAL.
  %
  %   >> [idx, d] = dsearchn ([0 0; 3 4], [3 3; 1 0])
  %   idx =
  %
  %      2
  %      1
  %
  %   d =
  %
  %      1
  %      1
  %
  %   See also: dsearch, tsearchn
  if nargin < 2 || nargin > 4
    print_usage ();
  end
  tri = [];
  outval = [];
  if nargin == 2
    xi = varargin{1};
  else
    tri = varargin{1};
    xi = varargin{2};
    if nargin == 4
      outval = varargin{3};
    end
  end
  if columns (x) ~= columns (xi)
    error ('__dsearchn__: number of rows of X and XI must match');
  end
  n = rows (xi);
  idx = zeros (n, 1);
  d = zeros (n, 1);
  for k = 1:n
    [s, idx(k)] = min (sumsq (x - xi(k, :), 2));
    d(k) = sqrt (s);
  end
  if ~isempty (outval)
    out = isnan (tsearchn (x, tri, xi));
    idx(out) = outval;
    d(out) = outval;
  end
end

%!assert (dsearchn ([0 0; 1 1; 5 5], [4 4; 0.1 0]), [3; 1])
