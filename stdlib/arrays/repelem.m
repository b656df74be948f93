function y = repelem (x, varargin)
  % REPELEM  Repeat every element.
  %   Y = REPELEM (X, R) for a vector, R times each, or R(k) times the k-th. REPELEM (X, R1, R2, ...)
  %   along the rows, columns and so on of an array.
  %
  %   >> repelem ([1 2 3], 2)
  %   ans =
  %
  %      1   1   2   2   3   3
  %
  %   See also: repmat, kron
  if nargin < 2
    print_usage ();
  end
  if nargin == 2
    r = varargin{1};
    if isscalar (x)
      if ~isscalar (r)
        error ('repelem: %s', ...
               'R1 must either be scalar or have the same number of elements as the vector to be replicated');
      end
      varargin = {1, r};
    elseif isvector (x)
      if ~isscalar (r) && numel (r) ~= numel (x)
        error ('repelem: %s', ...
               'R1 must either be scalar or have the same number of elements as the vector to be replicated');
      end
      y = x(expand (numel (x), r));
      return;
    else
      error ('repelem: %dD Array requires %d or more input arguments, but only 2 given', ...
             ndims (x), ndims (x) + 1);
    end
  end
  n = max (numel (varargin), ndims (x));
  at = repmat ({':'}, 1, n);
  for k = 1:numel (varargin)
    r = varargin{k};
    if ~isscalar (r) && numel (r) ~= size (x, k)
      error ('repelem: R%d must either be scalar or have the same number of elements as the size of dimension %d of X', ...
             k, k);
    end
    at{k} = expand (size (x, k), r);
  end
  y = x(at{:});
end

function k = expand (n, r)
  if isscalar (r)
    k = repmat (1:n, r, 1);
    k = k(:)';
  else
    k = zeros (1, sum (r));
    last = 0;
    for i = 1:n
      k(last + 1:last + r(i)) = i;
      last = last + r(i);
    end
  end
end

%!assert (repelem ([1; 2], 2), [1; 1; 2; 2])
%!assert (repelem ([1 2 3], [1 2 0]), [1 2 2])
%!assert (repelem ([1 2; 3 4], 1, 2), [1 1 2 2; 3 3 4 4])
%!assert (repelem (5, 2, 3), 5 * ones (2, 3))
%!error <3 or more> repelem (ones (2), 2)
