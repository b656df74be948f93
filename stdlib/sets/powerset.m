function p = powerset (a, rowsopt)
  % POWERSET  All subsets of a set, as a cell array.
  %   POWERSET (A, 'rows') takes the rows of A as the elements.
  %
  %   >> p = powerset ([1 2]);
  %   >> p{4}
  %   ans =
  %
  %      1   2
  %
  %   See also: unique, union, nchoosek
  if nargin < 1
    print_usage ();
  end
  byrows = false;
  if nargin == 2
    if ~strcmp (rowsopt, 'rows')
      error ('powerset: optional second argument must be "rows"');
    end
    if iscell (a)
      error ('powerset: "rows" not valid for cell arrays');
    end
    byrows = true;
  elseif iscell (a) && ~iscellstr (a)
    error ('powerset: cell arrays can only be used for character strings');
  end
  if byrows
    a = unique (a, 'rows');
    n = rows (a);
  else
    a = unique (a);
    n = numel (a);
  end
  if n == 0
    p = {};
    return;
  end
  if n > 32
    error ('powerset: not implemented for more than 32 elements');
  end
  % The bits of k = 0, 1, ..., 2^n - 1 say which elements are in subset k.
  if byrows
    p = cell (2 ^ n, 1);
    for k = 1:2 ^ n
      p{k} = a(bitget (k - 1, 1:n) == 1, :);
    end
    p{1} = zeros (0, columns (a));
  else
    p = cell (1, 2 ^ n);
    for k = 1:2 ^ n
      p{k} = a(bitget (k - 1, 1:n) == 1);
      p{k} = reshape (p{k}, 1, numel (p{k}));
    end
  end
end

%!assert (numel (powerset (1:5)), 32)
%!assert (powerset ({'b', 'a'}){4}, {'a', 'b'})
