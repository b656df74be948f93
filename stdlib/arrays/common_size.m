function [bad, varargout] = common_size (varargin)
  % COMMON_SIZE  Scalars grow to the size of the arrays beside them.
  %   [BAD, Y1, ...] = COMMON_SIZE (X1, ...): if all the X that are not scalars have one size, BAD is 0
  %   and the Y have this size; if not, BAD is 1 and the Y are the X.
  %
  %   >> [bad, a, b] = common_size ([1 2; 3 4], 5)
  %   bad = 0
  %   a =
  %
  %      1   2
  %      3   4
  %
  %   b =
  %
  %      5   5
  %      5   5
  %
  %   See also: size_equal, repmat
  if nargin < 2
    error ('common_size: only makes sense if nargin >= 2');
  end
  single = cellfun ('numel', varargin) == 1;
  arrays = varargin(~single);
  bad = double (~isempty (arrays) && ~size_equal (arrays{:}));
  varargout = varargin;
  if ~bad && ~isempty (arrays)
    sz = size (arrays{1});
    for k = find (single)
      x = varargin{k};
      if iscell (x) || isstruct (x)
        varargout{k} = repmat (x, sz);
      else
        y = x(ones (sz));
        varargout{k} = y;
      end
    end
  end
end

%!test
%! [bad, a, b] = common_size ([1 2], 3);
%! assert ({bad, a, b}, {0, [1 2], [3 3]});
%!assert (common_size ([1 2], [1 2 3]), 1)
