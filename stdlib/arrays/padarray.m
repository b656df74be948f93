function b = padarray (a, count, how, where)
  % PADARRAY  Put more elements around an array.
  %   B = PADARRAY (A, [M N ...]) has M rows of zeros above and below A, N columns on both sides. PADARRAY
  %   (A, COUNT, VALUE) takes VALUE, 'replicate' the nearest element, 'symmetric' and 'reflect' mirror the
  %   array with and without its border, 'circular' repeats it. A last argument 'pre' or 'post' does so
  %   on one side only.
  %
  %   >> padarray ([1 2], [1 1])
  %   ans =
  %
  %      0   0   0   0
  %      0   1   2   0
  %      0   0   0   0
  %
  %   See also: postpad, prepad, resize
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    how = 0;
  end
  if nargin < 4
    where = 'both';
  end
  if ischar (how) && any (strcmp (how, {'pre', 'post', 'both'}))
    where = how;
    how = 0;
  end
  n = max (ndims (a), numel (count));
  count(end + 1:n) = 0;
  at = cell (1, n);
  inside = cell (1, n);
  for d = 1:n
    m = size (a, d);
    before = count(d) * ~strcmp (where, 'post');
    after = count(d) * ~strcmp (where, 'pre');
    k = 1 - before:m + after;
    if ischar (how)
      switch how
        case 'replicate'
          k = min (max (k, 1), m);
        case 'circular'
          k = mod (k - 1, m) + 1;
        case 'symmetric'
          k = mod (k - 1, 2 * m) + 1;
          k(k > m) = 2 * m + 1 - k(k > m);
        case 'reflect'
          k = mod (k - 1, max (2 * m - 2, 1)) + 1;
          k(k > m) = 2 * m - k(k > m);
        otherwise
          error ('padarray: unknown method ''%s''', how);
      end
    end
    at{d} = k;
    inside{d} = before + (1:m);
  end
  if ischar (how)
    b = a(at{:});
  else
    b = repmat (cast (how, class (a)), cellfun (@numel, at));
    b(inside{:}) = a;
  end
end

%!assert (padarray ([1 2 3], [0 1], 'replicate'), [1 1 2 3 3])
%!assert (padarray ([1 2 3], [0 2], 'symmetric'), [2 1 1 2 3 3 2])
%!assert (padarray ([1 2 3], [0 2], 'reflect'), [3 2 1 2 3 2 1])
%!assert (padarray ([1 2 3], [0 1], 'circular', 'post'), [1 2 3 1])
%!assert (padarray ([1; 2], [1 0], 9, 'pre'), [9; 1; 2])
