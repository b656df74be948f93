function [lower, upper] = bandwidth (A, kind)
  % BANDWIDTH  How many diagonals below and above the main one hold something.
  %   [LOWER, UPPER] = BANDWIDTH (A);  B = BANDWIDTH (A, 'lower') or BANDWIDTH (A, 'upper').
  %
  %   >> [l, u] = bandwidth ([1 2 0; 0 1 2; 0 0 1])
  %   l = 0
  %   u = 1
  %
  %   See also: isbanded, isdiag, tril, triu
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (A) || islogical (A)) || ndims (A) ~= 2
    error ('bandwidth: A must be a 2-D numeric or logical matrix');
  end
  if nargin == 2 && ~(strcmp (kind, 'lower') || strcmp (kind, 'upper'))
    error ('bandwidth: TYPE must be "lower" or "upper"');
  end
  [i, j] = find (A);
  lower = max ([0; i(:) - j(:)]);
  upper = max ([0; j(:) - i(:)]);
  if nargin == 2 && strcmp (kind, 'upper')
    lower = upper;
  end
end

%!assert (bandwidth ([1 0; 5 1], 'lower'), 1)
%!assert (bandwidth ([1 2 0; 0 1 2; 0 0 1], 'upper'), 1)
