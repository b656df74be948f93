function r = ranks (x, dim, rtype)
  % RANKS  The rank of each element among those of its column; equal ones share the mean.
  %   RANKS (X, DIM, RTYPE). RTYPE is 0 or 'fractional'; 1 or 'competition' (1 2 2 4); 2 or 'modified'
  %   (1 3 3 4); 3 or 'ordinal' (1 2 3 4); 4 or 'dense' (1 2 2 3).
  %
  %   >> ranks ([10 20 20 5])
  %   ans =
  %
  %      2.0000   3.5000   3.5000   1.0000
  %
  %   See also: sort, spearman, kendall
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('ranks: X must be a numeric vector or matrix');
  end
  sz = size (x);
  if nargin < 2 || isempty (dim)
    dim = find (sz > 1, 1);
    if isempty (dim)
      dim = 1;
    end
  elseif ~(isscalar (dim) && dim == fix (dim) && dim > 0)
    error ('ranks: DIM must be an integer and a valid dimension');
  end
  if nargin < 3
    rtype = 0;
  end
  if sz(dim) == 1
    r = ones (sz);
    return;
  end
  order = [dim, 1:dim-1, dim+1:numel(sz)];
  x = reshape (permute (x, order), sz(dim), []);
  n = rows (x);
  r = zeros (size (x));
  for c = 1:columns (x)
    [s, k] = sort (x(:, c));
    first = [true; s(2:n) ~= s(1:n-1)];
    group = cumsum (first);
    start = find (first);
    stop = [start(2:end) - 1; n];
    switch rtype
      case {0, 'fractional'}
        place = (start(group) + stop(group)) / 2;
      case {1, 'competition'}
        place = start(group);
      case {2, 'modified'}
        place = stop(group);
      case {3, 'ordinal'}
        place = (1:n)';
      case {4, 'dense'}
        place = group;
      otherwise
        if ischar (rtype)
          error ('ranks: unknown RTYPE ''%s''', rtype);
        end
        error ('ranks: unknown RTYPE %d', rtype);
    end
    r(k, c) = place;
  end
  r = ipermute (reshape (r, sz(order)), order);
end

%!assert (ranks ([3 1 3]), [2.5 1 2.5])
%!assert (ranks ([3 1 3], 2, 'dense'), [2 1 2])
%!assert (ranks ([1 5; 2 4]), [1 2; 2 1])
