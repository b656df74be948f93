function r = adjointtest (fwd, bwd, sizex, varargin)
  % ADJOINTTEST  Is one linear function the transpose of another? If not, what went wrong?
  %   R = ADJOINTTEST (FWD, BWD, SIZEX) takes a linear function FWD of arrays of size SIZEX, and BWD
  %   that should be its transpose, as the backward pass of a layer is. For random x and d
  %
  %     dot (FWD (x), d) == dot (x, BWD (d))
  %
  %   must hold to rounding: R.error is the largest difference, relative to norm (FWD (x)) * norm (d),
  %   and R.pass says whether it is small. If it is not, R.mistake names what makes it small when it
  %   is put right: a missing flip, on which axis; 'full', 'same' or 'valid' in the wrong place;
  %   swapped arguments; a transposed weight; the sign; a factor, as between sum and mean; a sum
  %   that is missing. R.mistake is empty if the test passes. Without output a report is printed.
  %
  %   To name the mistake the matrices of both functions are made, column by column, so take a
  %   small SIZEX. Options by name and value: 'tolerance' (1e-11; 1e-4 in single) and 'trials' (3).
  %
  %   >> a = [1 2; 3 4];
  %   >> forward = @(x) convn (x, a, 'valid');
  %   >> r = adjointtest (forward, @(d) convn (d, flipall (a), 'full'), [5 6]); r.pass
  %   ans = 1
  %   >> r = adjointtest (forward, @(d) convn (d, a, 'full'), [5 6]); r.mistake
  %   ans = missing flips on axes 1 and 2
  %   >> r = adjointtest (forward, @(d) -convn (d, flipud (a), 'same'), [5 6]); r.mistake
  %   ans = missing flip on axis 2; 'same' instead of 'full'; wrong sign
  %
  %   Source: the check of N10 and N11.   See also: gradcheck, linop, convmtxn, drill
  opts = cnnoptions ('adjointtest', struct ('tolerance', [], 'trials', 3), varargin);
  if ~isnumeric (sizex) || numel (sizex) < 2 || any (sizex < 1 | sizex ~= fix (sizex))
    error ('Nabla:bad-argument', 'adjointtest: SIZEX should be a size, like [4 5]');
  end
  sizex = trimmed (sizex);
  y = fwd (zeros (sizex));
  sizey = size (y);
  r = struct ('pass', true, 'error', 0, 'mistake', '');
  tolerance = opts.tolerance;
  if isempty (tolerance)
    tolerance = 1e-11;
  end
  for trial = 1:opts.trials
    x = randn (sizex);
    d = randn (sizey);
    y = fwd (x);
    try
      z = bwd (d);
    catch e
      r = struct ('pass', false, 'error', Inf, 'mistake', ['BWD fails: ' e.message]);
      if strcmp (e.identifier, 'Octave:nonconformant-args')
        r.mistake = ['transposed weight, or swapped arguments: ' e.message];
      end
      break
    end
    if isempty (opts.tolerance) && (isa (y, 'single') || isa (z, 'single'))
      tolerance = 1e-4;
    end
    if ~isequal (size (z), sizex)
      r.error = Inf;
      break
    end
    scale = max (norm (y(:)) * norm (d(:)), norm (x(:)) * norm (z(:)));
    wrong = abs (double (y(:)' * d(:)) - double (x(:)' * z(:))) / max (double (scale), realmin);
    r.error = max (r.error, wrong);
  end
  r.pass = r.error < tolerance;
  if ~r.pass && isempty (r.mistake)
    r.mistake = findmistake (fwd, bwd, sizex, sizey, max (1e-9, tolerance));
  end
  if nargout == 0
    if r.pass
      fprintf ('passed: dot (FWD (x), d) and dot (x, BWD (d)) differ by %.1e of their size\n', r.error);
    else
      fprintf ('FAILED: relative difference %.1e\n%s\n', r.error, r.mistake);
    end
    clear r
  end
end

function text = findmistake (fwd, bwd, sizex, sizey, tolerance)
  % Compare the matrix of BWD with the transpose of that of FWD, after each kind of repair.
  text = linearity (fwd, sizex, 'FWD', tolerance);
  if ~isempty (text)
    return
  end
  text = linearity (bwd, sizey, 'BWD', tolerance);
  if ~isempty (text)
    return
  end
  if prod (sizex) + prod (sizey) > 5000
    text = 'unknown: try with a smaller size, and the mistake can be looked for';
    return
  end
  A = matrixof (fwd, sizex);
  [B, sizeb] = matrixof (bwd, sizey);
  T = A';
  if isempty (B)
    nd = max (numel (sizex), numel (sizey));
    if any (padded (sizex, nd) < padded (sizey, nd))
      text = 'swapped arguments: BWD returns an empty array';
    else
      text = '''valid'' instead of ''full'': BWD returns an empty array';
    end
    return
  end
  text = compare (B, sizeb, T, sizex, sizey, tolerance);
  if ~isempty (text)
    return
  end
  nd = max ([numel(sizex), numel(sizey), numel(sizeb)]);
  axes = find (padded (sizex, nd) > 1 | padded (sizey, nd) > 1);
  sets = subsets (axes);
  % A convolution without the flip is the right one between two flips: of its input, of its result.
  for k = 1:numel (sets)
    M = flipcolumns (fliprows (B, sizeb, sets{k}), sizey, sets{k});
    [more, found] = compare (M, sizeb, T, sizex, sizey, tolerance);
    if found
      text = joined (missing (sets{k}), more);
      return
    end
  end
  for k = 1:numel (sets)
    [more, found] = compare (fliprows (B, sizeb, sets{k}), sizeb, T, sizex, sizey, tolerance);
    if found
      text = ['result flipped on ' axisnames(sets{k})];
      if isequal (sets{k}, find (padded (sizex, nd) > 1))
        text = 'swapped arguments: the result comes out flipped on every axis';
      end
      text = joined (text, more);
      return
    end
  end
  if numel (A) == numel (B) && isequal (size (A), size (B))
    [more, found] = compare (B, sizeb, A, sizex, sizey, tolerance);
    if found
      text = joined ('transposed weight: BWD applies the matrix of FWD, not its transpose', more);
      return
    end
  end
  if numel (sizeb) == 2 && isequal (sizeb, sizex([2 1])) && numel (sizex) == 2
    order = reshape (1:prod (sizeb), sizeb)';
    [more, found] = compare (B(order(:),:), sizex, T, sizex, sizey, tolerance);
    if found
      text = joined ('transposed result: swapped arguments in a product', more);
      return
    end
  end
  text = shifts (B, sizeb, T, sizex, tolerance);
  if isempty (text) && isequal (size (B), size (T))
    text = scalings (B, T, tolerance);
  end
  if isempty (text)
    text = 'unknown: none of the usual mistakes';
    if ~isequal (sizeb, sizex)
      text = sprintf ('unknown: the size should be %s, BWD returns %s', sizetext (sizex), sizetext (sizeb));
    end
  end
end

function text = linearity (f, sz, who, tolerance)
  text = '';
  zero = f (zeros (sz));
  if any (zero(:) ~= 0)
    text = [who ' is not linear: zeros do not become zeros (leave out the bias)'];
    return
  end
  x = randn (sz);
  z = randn (sz);
  difference = f (x - 2 * z) - (f (x) - 2 * f (z));
  if norm (double (difference(:))) > tolerance * (norm (double (f (x)(:))) + 1)
    text = [who ' is not linear: take its derivative at a fixed point'];
  end
end

function [M, sz] = matrixof (f, sizein)
  % Column k is f of an array with a single 1, at place k.
  e = zeros (sizein);
  M = [];
  for k = 1:numel (e)
    e(k) = 1;
    column = f (e);
    e(k) = 0;
    M(:,k) = column(:);
  end
  sz = size (column);
end

function [text, found] = compare (B, sizeb, T, sizex, sizey, tolerance)
  % Is B a number times T, perhaps cut out of T, or T out of B, or with a sum missing?
  text = '';
  found = false;
  nd = max ([numel(sizeb), numel(sizex), numel(sizey)]);
  b = padded (sizeb, nd);
  x = padded (sizex, nd);
  if isequal (b, x)
    [c, found] = ratio (B, T, tolerance);
    if found
      text = factorname (c, sizex, sizey);
    end
    return
  end
  % A dimension that BWD has and x has not: sum over it, or take the mean.
  extra = find (b > 1 & x == 1);
  kept = find (~(b > 1 & x == 1));
  if isequal (b(kept), x(kept))
    summed = reshape (B, [b, size(B, 2)]);
    for d = extra
      summed = sum (summed, d);
    end
    [c, found] = ratio (reshape (summed, size (T)), T, tolerance);
    if found
      text = joined (['missing sum over ' dimensionnames(extra)], factorname (c, sizex, sizey));
      return
    end
  end
  % One is a piece of the other: find where it begins.
  if all (b <= x)
    [c, found] = piece (T, x, B, b, tolerance);
    c = 1 / c;
  elseif all (b >= x)
    [c, found] = piece (B, b, T, x, tolerance);
  end
  if found
    text = joined (shapename (b, x, padded (sizey, nd)), factorname (c, sizex, sizey));
  end
end

function [c, found] = piece (big, sizebig, small, sizesmall, tolerance)
  % Does SMALL lie in BIG (sizes of their columns), times a number? Along every axis it may begin
  % at one of a few places.
  c = 1;
  found = false;
  nd = numel (sizebig);
  room = sizebig - sizesmall;
  for k = 0:prod (room + 1) - 1
    rest = k;
    at = cell (1, nd);
    for d = 1:nd
      at{d} = rem (rest, room(d) + 1) + (1:sizesmall(d));
      rest = fix (rest / (room(d) + 1));
    end
    rows = reshape (1:prod (sizebig), [sizebig 1]);
    rows = rows(at{:});
    [c, found] = ratio (big(rows(:),:), small, tolerance);
    if found
      return
    end
  end
end

function [c, same] = ratio (B, T, tolerance)
  % B = c * T ?
  c = sum (B(:) .* T(:)) / max (sum (T(:) .^ 2), realmin);
  same = c ~= 0 && norm (B(:) - c * T(:)) <= tolerance * norm (B(:));
end

function text = factorname (c, sizex, sizey)
  text = '';
  if abs (c - 1) < 1e-6
    return
  elseif abs (c + 1) < 1e-6
    text = 'wrong sign';
    return
  end
  sign = '';
  if c < 0
    sign = 'wrong sign; ';
    c = -c;
  end
  counts = [sizex(end), sizey(end), prod(sizex), prod(sizey), prod(sizex) / prod(sizey)];
  if any (abs (c * counts - 1) < 1e-6)
    text = sprintf ('%sfactor 1/%g: mean instead of sum', sign, round (1 / c));
  elseif any (abs (c ./ counts - 1) < 1e-6)
    text = sprintf ('%sfactor %g: sum instead of mean', sign, round (c));
  else
    text = sprintf ('%sfactor %g', sign, c);
  end
end

function text = shapename (b, x, y)
  % The shape that was used, and the one that belongs there, by the sizes.
  changed = find (b ~= x);
  right = shapeby (x(changed), y(changed));
  used = shapeby (b(changed), y(changed));
  text = sprintf ('''%s'' instead of ''%s''', used, right);
end

function name = shapeby (result, y)
  if all (result == y)
    name = 'same';
  elseif all (result >= y)
    name = 'full';
  else
    name = 'valid';
  end
end

function text = missing (set)
  text = ['missing flip on ' axisnames(set)];
  if numel (set) > 1
    text = ['missing flips on ' axisnames(set)];
  end
end

function text = axisnames (set)
  text = numbered ('axis', 'axes', set);
end

function text = dimensionnames (set)
  text = numbered ('dimension', 'dimensions', set);
end

function text = numbered (one, many, set)
  numbers = arrayfun (@(k) sprintf ('%d', k), set, 'UniformOutput', false);
  if numel (set) == 1
    text = [one ' ' numbers{1}];
  else
    text = [many ' ' strjoin(numbers(1:end-1), ', ') ' and ' numbers{end}];
  end
end

function text = joined (first, second)
  text = first;
  if ~isempty (second)
    text = second;
    if ~isempty (first)
      text = [first '; ' second];
    end
  end
end

function sets = subsets (axes)
  % All but the empty one, the smallest first.
  sets = {};
  for k = 1:2 ^ numel (axes) - 1
    sets{end+1} = axes(logical (bitand (k, 2 .^ (0:numel (axes) - 1))));
  end
  [~, order] = sort (cellfun (@numel, sets));
  sets = sets(order);
end

function M = fliprows (M, sz, set)
  rows = reshape (1:prod (sz), sz);
  for d = set
    rows = flip (rows, d);
  end
  M = M(rows(:),:);
end

function M = flipcolumns (M, sz, set)
  M = fliprows (M', sz, set)';
end

function text = shifts (B, sizeb, T, sizex, tolerance)
  % The same numbers one place further on some axes: 'same' with a kernel of even size.
  text = '';
  if ~isequal (sizeb, sizex)
    return
  end
  nd = numel (sizex);
  for k = 1:3 ^ nd - 1
    rest = k;
    shift = zeros (1, nd);
    [from, to] = deal (cell (1, nd));
    for d = 1:nd
      shift(d) = [0 1 -1](rem (rest, 3) + 1);
      rest = fix (rest / 3);
      from{d} = max (1, 1 + shift(d)):min (sizex(d), sizex(d) + shift(d));
      to{d} = from{d} - shift(d);
    end
    rows = reshape (1:prod (sizex), sizex);
    f = rows(from{:});
    t = rows(to{:});
    [c, found] = ratio (B(f(:),:), T(t(:),:), tolerance);
    if found && abs (c - 1) < 1e-6
      text = sprintf (['shifted by one on %s: ''same'' is not centred for a kernel of even size, ' ...
                       'its transpose begins one place earlier'], axisnames (find (shift)));
      return
    end
  end
end

function text = scalings (B, T, tolerance)
  % A factor for each column (each entry of d), or for each row (each entry of x).
  text = '';
  if proportional (B, T, tolerance)
    text = 'missing factor for each entry of d: f'' forgotten, or at the wrong place';
  elseif proportional (B', T', tolerance)
    text = 'missing factor for each entry of x: f'' forgotten, or at the wrong place';
  end
end

function yes = proportional (B, T, tolerance)
  c = sum (B .* T, 1) ./ max (sum (T .^ 2, 1), realmin);
  yes = any (c ~= 0) && norm (B - T .* c, 'fro') <= tolerance * norm (B, 'fro');
end

function sz = trimmed (sz)
  % Without trailing ones, as size () gives it.
  sz = reshape (sz, 1, []);
  while numel (sz) > 2 && sz(end) == 1
    sz(end) = [];
  end
end

function sz = padded (sz, nd)
  sz(end+1:nd) = 1;
end

%!function plants = planted ()
%!  % forward pass, its transpose with a mistake, size of x, what has to be named
%!  a = randn (3, 3); b = randn (2, 4); c = randn (2, 3, 2); k = randn (4, 1);
%!  x = randn (6, 5, 3); s = randn (4, 5) + 3; W = randn (4, 4); V = randn (4, 3); z = randn (4, 5);
%!  valid = @(x) convn (x, a, 'valid'); even = @(x) convn (x, b, 'same');
%!  deep = @(x) convn (x, c, 'valid'); line = @(x) conv (x, k, 'valid');
%!  kernel = @(a) convn (x, a, 'valid'); fat = @(x) convn (x, a, 'full');
%!  plants = {
%!    valid, @(d) convn (d, a, 'full'), [6 7], 'missing flips on axes 1 and 2'
%!    valid, @(d) convn (d, flip (a, 1), 'full'), [6 7], 'missing flip on axis 2'
%!    valid, @(d) convn (d, flip (a, 2), 'full'), [6 7], 'missing flip on axis 1'
%!    deep, @(d) convn (d, rot180 (c), 'full'), [4 5 4], 'missing flip on axis 3'
%!    deep, @(d) convn (d, flip (c, 3), 'full'), [4 5 4], 'missing flips on axes 1 and 2'
%!    line, @(d) conv (d, k, 'full'), [9 1], 'missing flip on axis 1'
%!    kernel, @(d) convn (rot180 (x), d, 'valid'), [3 2], 'missing flip on axis 3'
%!    kernel, @(d) convn (x, d, 'valid'), [3 2], 'missing flips on axes 1, 2 and 3'
%!    kernel, @(d) convn (flip (x, 3), d, 'valid'), [3 2], 'missing flips on axes 1 and 2'
%!    kernel, @(d) convn (flipall (d), x, 'valid'), [3 2], 'swapped arguments: BWD returns an empty array'
%!    kernel, @(d) flipall (convn (flipall (x), d, 'valid')), [3 2], 'swapped arguments: the result comes out flipped on every axis'
%!    kernel, @(d) convn (flipall (x), d, 'valid') / 3, [3 2], 'factor 1/3: mean instead of sum'
%!    kernel, @(d) convn (flipall (x), d, 'full'), [3 2], '''full'' instead of ''valid'''
%!    valid, @(d) convn (d, flipall (a), 'same'), [6 7], '''same'' instead of ''full'''
%!    valid, @(d) convn (d, flipall (a), 'valid'), [6 7], '''valid'' instead of ''full'''
%!    valid, @(d) convn (d, flipall (a), 'valid'), [4 4], '''valid'' instead of ''full'': BWD returns an empty array'
%!    fat, @(d) convn (d, flipall (a), 'full'), [4 5], '''full'' instead of ''valid'''
%!    fat, @(d) convn (d, flipall (a), 'same'), [4 5], '''same'' instead of ''valid'''
%!    @(x) convn (x, a, 'same'), @(d) convn (d, flipall (a), 'full'), [6 7], '''full'' instead of ''same'''
%!    @(x) convn (x, a, 'same'), @(d) convn (d, a, 'same'), [6 7], 'missing flips on axes 1 and 2'
%!    even, @(d) convn (d, flipall (b), 'same'), [6 7], 'shifted by one on axes 1 and 2'
%!    valid, @(d) -convn (d, flipall (a), 'full'), [6 7], 'wrong sign'
%!    valid, @(d) 2.5 * convn (d, flipall (a), 'full'), [6 7], 'factor 2.5'
%!    @(x) meanpool (x, [2 2]), @(d) 4 * meanpooladjoint (d, [2 2]), [4 6], 'factor 4: sum instead of mean'
%!    @(x) sum (x), @(d) repmat (d, 5, 1) / 5, [5 3], 'factor 1/5: mean instead of sum'
%!    @(x) W * x, @(d) W * d, [4 3], 'transposed weight'
%!    @(x) V * x, @(d) V * d, [3 2], 'transposed weight, or swapped arguments: operator *: nonconformant'
%!    @(W) W * z, @(d) z * d', [3 4], 'transposed result: swapped arguments in a product'
%!    @(b) b + zeros (3, 5), @(d) d, [3 1], 'missing sum over dimension 2'
%!    @(a) convn (x, a, 'valid'), @(d) cat (3, convn (flipall (x(:,:,1)), d(:,:,1), 'valid'), convn (flipall (x(:,:,2)), d(:,:,2), 'valid'), convn (flipall (x(:,:,3)), d(:,:,3), 'valid')), [3 2], 'missing sum over dimension 3'
%!    @(x) s .* (W * x), @(d) W' * d, [4 5], 'missing factor for each entry of d'
%!    @(x) W * x + 1, @(d) W' * d, [4 5], 'FWD is not linear: zeros do not become zeros'
%!    @(x) x .^ 2, @(d) 2 * d, [4 5], 'FWD is not linear: take its derivative'
%!    @(x) x, @(d) d .^ 2, [4 5], 'BWD is not linear'
%!    valid, @(d) -convn (d, flip (a, 2), 'same') / 7, [5 7], 'missing flip on axis 1; ''same'' instead of ''full''; wrong sign; factor 1/7'
%!    @(x) x, @(d) d + circshift (d, 2), [6 1], 'unknown: none of the usual'
%!  };
%!endfunction
%!test % the catalogue: each plant is found, and called by its name
%! plants = planted ();
%! for k = 1:size (plants, 1)
%!   [fwd, bwd, n, name] = plants{k,:};
%!   r = adjointtest (fwd, bwd, n);
%!   assert (~r.pass);
%!   if ~strncmp (r.mistake, name, numel (name))
%!     error ('plant %d: expected "%s", got "%s"', k, name, r.mistake);
%!   end
%! end
%!test % each transpose that is right passes, and has no name
%! a = randn (3, 2); x = randn (6, 5, 3);
%! r = adjointtest (@(x) convn (x, a, 'valid'), @(d) convn (d, flipall (a), 'full'), [6 5 3]);
%! assert (r.pass && isempty (r.mistake) && r.error < 1e-14);
%! r = adjointtest (@(a) convn (x, a, 'valid'), @(d) convn (flipall (x), d, 'valid'), [3 2]); assert (r.pass);
%! r = adjointtest (@(x) single (x) * 3, @(d) single (d) * 3, [30 2]); assert (r.pass);
%!error <SIZEX should be a size> adjointtest (@(x) x, @(x) x, 3)
%!error <unknown option 'tol'> adjointtest (@(x) x, @(x) x, [3 1], 'tol', 1)
