function tf = contains (text, pattern, varargin)
  % CONTAINS  Is a pattern part of a text?
  %   TF = CONTAINS (TEXT, PATTERN): TEXT may be a cell of texts, PATTERN too (any of them counts).
  %   CONTAINS (..., 'IgnoreCase', true).
  %
  %   >> contains ({'apple', 'melon'}, 'pp')
  %   ans =
  %
  %     1  0
  %
  %   See also: strfind, startsWith, endsWith, regexp
  if nargin < 2
    print_usage ();
  end
  ignore = false;
  for k = 1:2:numel (varargin) - 1
    if strcmpi (varargin{k}, 'IgnoreCase')
      ignore = varargin{k + 1};
    else
      error ('contains: unknown option ''%s''', varargin{k});
    end
  end
  if ~(iscellstr (text) || ischar (text))
    error ('contains: TEXT must be a string or cell array of strings');
  end
  if ~(iscellstr (pattern) || ischar (pattern))
    error ('contains: PATTERN must be a string or cell array of strings');
  end
  text = cellstr (text);
  pattern = cellstr (pattern);
  if ignore
    text = lower (text);
    pattern = lower (pattern);
  end
  tf = false (size (text));
  for k = 1:numel (text)
    for p = 1:numel (pattern)
      if isempty (pattern{p}) || ~isempty (strfind (text{k}, pattern{p}))
        tf(k) = true;
        break;
      end
    end
  end
end

%!assert (contains ('hello', 'ell'))
%!assert (contains ({'ab', 'CD'}, 'c', 'IgnoreCase', true), [false true])
%!assert (contains ('hello', {'x', 'lo'}))
