function A = matrix_type (A, varargin)
  % MATRIX_TYPE  What a matrix looks like, which decides how it is solved.
  %   'Diagonal', 'Upper', 'Lower', 'Positive Definite', 'Full', 'Rectangular', ... With a type as second
  %   argument A is returned: solving finds out by itself.
  %
  %   >> matrix_type ([1 2; 0 3])
  %   ans = Upper
  %
  %   See also: mldivide, issymmetric, istriu
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (A) && ~islogical (A)
    error ('octave_base_value::matrix_value(): wrong type argument ''%s''', class (A));
  end
  if nargin > 1
    known = {'diagonal', 'permuted diagonal', 'upper', 'lower', 'banded', 'tridiagonal', ...
             'positive definite', 'singular', 'full', 'unknown'};
    if ~ischar (varargin{1})
      error ('matrix_type: TYPE must be a string');
    elseif ~any (strcmpi (varargin{1}, known))
      error ('matrix_type: Unknown matrix type %s', varargin{1});
    end
    return;
  end
  [m, n] = size (A);
  if m ~= n
    type = 'Rectangular';
  elseif isscalar (A)
    type = 'Diagonal';
  elseif istriu (A)
    type = 'Upper';
  elseif istril (A)
    type = 'Lower';
  else
    type = 'Full';
    d = diag (A);
    if isreal (d) && all (d > 0) && ishermitian (A) && all (all (abs (A) .^ 2 < d .* d' | eye (n)))
      type = 'Positive Definite';
    end
  end
  A = type;
end

%!assert (matrix_type ([2 1; 1 2]), 'Positive Definite')
%!assert (matrix_type ([1 2; 3 4]), 'Full')
