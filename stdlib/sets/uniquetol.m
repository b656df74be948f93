function [c, ia, ic] = uniquetol (A, varargin)
  % UNIQUETOL  The elements that differ by more than a tolerance.
  %   C = UNIQUETOL (A, TOL): two elements are equal if their distance is at most TOL * max (abs (A(:))),
  %   1e-12 (1e-6 for single) if there is no TOL. C = A(IA), and A is C(IC) to within the tolerance.
  %   Options, in pairs: 'ByRows' (true: rows are compared, column by column), 'DataScale' (a number in
  %   place of the largest magnitude), 'OutputAllIndices' (true: IA{k} has the indices of all in group k).
  %
  %   >> uniquetol ([1 2 1+1e-13 3])
  %   ans =
  %
  %      1   2   3
  %
  %   See also: unique, union
  if nargin < 1
    print_usage ();
  end
  if ~isfloat (A) || iscomplex (A)
    error ('Octave:uniquetol:unsupported-type', ...
           'uniquetol: A must be a double or single precision non-complex array');
  end
  tol = 1e-12;
  if isa (A, 'single')
    tol = 1e-6;
  end
  if nargin > 1 && ~ischar (varargin{1})
    tol = varargin{1};
    varargin(1) = [];
    if ~(isfloat (tol) && isreal (tol) && isscalar (tol))
      error ('Octave:uniquetol:unsupported-type', ...
             'uniquetol: TOL must be a double or single precision non-complex scalar');
    end
  end
  if mod (numel (varargin), 2)
    error ('uniquetol: PROPERTY/VALUE arguments must be passed in pairs');
  end
  byrows = false;
  allindices = false;
  scale = [];
  for k = 1:2:numel (varargin)
    if ~ischar (varargin{k})
      error ('uniquetol: PROPERTY must be a string');
    end
    value = varargin{k + 1};
    switch lower (varargin{k})
      case 'byrows'
        byrows = logical (value);
        if byrows && ~ismatrix (A)
          error ('uniquetol: A must be a 2-D array if "ByRows" is true');
        end
      case 'datascale'
        if ~(isfloat (value) && isreal (value) && ~isempty (value) && all (value(:) >= 0) ...
             && ~any (isnan (value(:))))
          error ('uniquetol: DataScale must be a non-NaN, positive floating point scalar or vector');
        end
        scale = value(:).';
      case 'outputallindices'
        allindices = logical (value);
      otherwise
        error ('uniquetol: unknown property ''%s''', varargin{k});
    end
  end
  if isempty (A)
    c = A;
    ia = ic = [];
    return;
  end
  asrow = isrow (A) && ~byrows;
  if ~byrows
    points = A(:);
  else
    points = A;
  end
  if ~isempty (scale) && ~isscalar (scale) && numel (scale) ~= columns (points)
    error ('uniquetol: invalid DataScale size');
  end
  if isempty (scale)
    finite = abs (points);
    finite(isinf (finite)) = 0;
    scale = max (finite(:));
  end
  reach = tol .* scale;
  n = rows (points);
  group = zeros (n, 1);
  first = zeros (0, 1);
  members = {};
  for k = 1:n
    if group(k)
      continue;
    end
    here = points(k, :);
    near = ~group & all (abs (points - here) <= reach | points == here, 2);
    near(k) = true;
    first(end + 1, 1) = k;
    members{end + 1} = find (near);
    group(near) = numel (first);
  end
  c = points(first, :);
  order = (1:rows (c))';
  if ~byrows                          % rows stay in the order of their first appearance
    [c, order] = sort (c);
  end
  place(order, 1) = (1:numel (order))';
  ic = place(group);
  ia = first(order);
  if allindices
    ia = members(order);
  end
  if asrow
    c = c.';
  end
end

%!assert (uniquetol ([3 1 1+1e-14]), [1 3])
%!test
%! [c, ia, ic] = uniquetol ([5 4 5]', 0);
%! assert ({c, ia, ic}, {[4; 5], [2; 1], [2; 1; 2]});
