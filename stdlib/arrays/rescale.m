function b = rescale (a, l, u, varargin)
  % RESCALE  Shift and scale all elements to an interval.
  %   B = RESCALE (A, L, U), from 0 to 1 if no L and U are given. 'inputmin' and 'inputmax' take the place
  %   of the smallest and largest element.
  %
  %   >> rescale ([2 4 6])
  %   ans =
  %
  %           0   0.5000   1.0000
  %
  %   See also: normalize, bounds
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (a) || islogical (a))
    error ('rescale: A must be a numeric or logical matrix');
  end
  if nargin == 2
    print_usage ();
  end
  args = {};
  if nargin > 1 && ischar (l)
    args = [{l, u}, varargin];
    l = 0;
    u = 1;
  elseif nargin < 3
    l = 0;
    u = 1;
  else
    args = varargin;
  end
  low = min (a(:));
  high = max (a(:));
  for k = 1:2:numel (args) - 1
    switch lower (args{k})
      case 'inputmin'
        low = args{k + 1};
      case 'inputmax'
        high = args{k + 1};
      otherwise
        error ('rescale: invalid option: ''%s''', args{k});
    end
  end
  a = min (max (double (a), low), high);
  width = high - low;
  width(width == 0) = 1;
  b = l + (a - low) ./ width .* (u - l);
end

%!assert (rescale ([1 2 3], -1, 1), [-1 0 1])
