function [R, TF] = rmmissing (A, varargin)
  % RMMISSING  Without what is missing: NaN in numbers, blanks in characters, empty texts in cells.
  %   R = RMMISSING (A) leaves elements of a vector out, or rows of a matrix that have a missing element;
  %   RMMISSING (A, DIM) rows (1) or columns (2). 'MinNumMissing', N needs N missing ones. TF marks what
  %   is left out.
  %
  %   >> rmmissing ([1 NaN 3])
  %   ans =
  %
  %      1   3
  %
  %   See also: ismissing, isnan
  if nargin < 1
    print_usage ();
  end
  if ndims (A) > 2
    error ('rmmissing: input dimension cannot exceed 2');
  end
  dim = [];
  least = 1;
  if numel (varargin) > 0 && ~ischar (varargin{1})
    dim = varargin{1};
    varargin(1) = [];
    if ~(isscalar (dim) && any (dim == [1 2]))
      error ('rmmissing: DIM must be 1 or 2');
    end
  end
  if mod (numel (varargin), 2)
    print_usage ();
  end
  for k = 1:2:numel (varargin)
    if ~strcmpi (varargin{k}, 'MinNumMissing')
      error ('rmmissing: unknown parameter name ''%s''', varargin{k});
    end
    least = varargin{k + 1};
    if ~(isnumeric (least) && isscalar (least) && least >= 0 && least == fix (least))
      error ('rmmissing: ''MinNumMissing'' argument must be a positive integer number');
    end
  end
  gone = ismissing (A);
  if isvector (A) && isempty (dim)
    TF = gone;
    if isrow (A) && least > 1
      TF = false (size (A));
    end
    R = A(~TF);
    return;
  end
  if isempty (dim)
    dim = 1;
  end
  if dim == 1
    TF = sum (gone, 2) >= least;
    R = A(~TF, :);
  else
    TF = sum (gone, 1) >= least;
    R = A(:, ~TF);
  end
end

%!assert (rmmissing ([1 NaN; 3 4]), [3 4])
%!assert (rmmissing ({'a', '', 'b'}), {'a', 'b'})
%!assert (rmmissing ([1 NaN; 3 4], 2), [1; 3])
