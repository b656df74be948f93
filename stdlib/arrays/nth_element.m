function y = nth_element (x, n, dim)
  % NTH_ELEMENT  The N-th smallest elements along a dimension.
  %
  %   >> nth_element ([30 10 20], 2)
  %   ans = 20
  %
  %   See also: sort, min, median
  if nargin < 2
    print_usage ();
  end
  if nargin < 3
    dim = find (size (x) ~= 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  if any (n < 1 | n > size (x, dim) | n ~= fix (n))
    error ('nth_element: n must be valid index');
  end
  x = sort (x, dim);
  at = repmat ({':'}, 1, ndims (x));
  at{dim} = n;
  y = x(at{:});
end

%!assert (nth_element ([3 1; 2 4; 5 0], 2), [3 1])
