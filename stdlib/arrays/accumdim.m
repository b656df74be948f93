function a = accumdim (subs, vals, dim, n, func, fillval)
  % ACCUMDIM  Add up the slices of an array by groups.
  %   A = ACCUMDIM (SUBS, VALS, DIM, N, FUNC, FILLVAL): slice k of VALS along DIM is added to slice
  %   SUBS(k) of A. A has N slices; FUNC takes the place of SUM, FILLVAL stands where there is no slice.
  %
  %   >> accumdim ([1; 2; 1], [10; 20; 30])
  %   ans =
  %
  %      40
  %      20
  %
  %   See also: accumarray
  if nargin < 2
    print_usage ();
  end
  if ~isvector (subs) || any (subs < 1) || any (subs ~= fix (subs))
    error ('accumdim: indices must be positive integers');
  end
  if nargin < 3 || isempty (dim)
    dim = find (size (vals) ~= 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  if nargin < 4 || isempty (n) || n == 0
    n = max (subs(:));
  end
  if n < max (subs(:))
    error ('accumdim: N index out of range');
  end
  if nargin < 5 || isempty (func)
    func = @sum;
  end
  if nargin < 6
    fillval = 0;
  end
  if size (vals, dim) ~= numel (subs)
    error ('accumdim: dimension mismatch');
  end
  shape = size (vals);
  shape(dim) = n;
  a = repmat (fillval, shape);
  to = repmat ({':'}, 1, ndims (vals));
  from = to;
  for k = unique (subs(:))'
    to{dim} = k;
    from{dim} = find (subs == k);
    if isequal (func, @sum)
      a(to{:}) = sum (vals(from{:}), dim);
    else
      a(to{:}) = lanes (func, vals(from{:}), dim);
    end
  end
end

function r = lanes (func, v, dim)
  % One value out of each lane.
  order = [dim, 1:dim - 1, dim + 1:ndims(v)];
  v = permute (v, order);
  shape = size (v);
  r = zeros ([1, shape(2:end)]);
  for k = 1:numel (r)
    r(k) = func (v(:, k));
  end
  r = ipermute (r, order);
end

%!assert (accumdim ([1; 2; 1], [10; 20; 30], 1, [], @max), [30; 20])
%!assert (accumdim ([1; 2; 1], [10 1; 20 2; 30 3]), [40 4; 20 2])
%!assert (accumdim ([1; 2; 1], [10; 20; 30], 1, 4), [40; 20; 0; 0])
