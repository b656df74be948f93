function y = shift (x, b, dim)
  % SHIFT  Turn a vector, or each column, by B places.
  %   SHIFT (X, B, DIM) works along dimension DIM.
  %
  %   >> shift (1:5, 2)
  %   ans =
  %
  %      4   5   1   2   3
  %
  %   See also: circshift
  if nargin < 2
    print_usage ();
  end
  if isempty (x)
    error ('shift: X must not be empty');
  end
  if ~(isscalar (b) && b == fix (b))
    error ('shift: B must be an integer');
  end
  if nargin == 3
    if ~(isscalar (dim) && dim == fix (dim) && dim >= 1 && dim <= ndims (x))
      error ('shift: DIM must be an integer and a valid dimension');
    end
  else
    dim = find (size (x) ~= 1, 1);
    if isempty (dim)
      dim = 1;
    end
  end
  y = circshift (x, b, dim);
end

%!assert (shift ([1 2; 3 4; 5 6], 1), [5 6; 1 2; 3 4])
%!assert (shift ([1 2; 3 4], 1, 2), [2 1; 4 3])
