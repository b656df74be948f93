function varargout = calendar (varargin)
  % CALENDAR  A month as a matrix, or shown: a row a week, Sunday first. CALENDAR (), CALENDAR (DATE),
  %   CALENDAR (YEAR, MONTH).
  %
  %   >> calendar (2020, 2)
  %                       Feb 2020
  %        S     M    Tu     W    Th     F     S
  %        0     0     0     0     0     0     1
  %        2     3     4     5     6     7     8
  %        9    10    11    12    13    14    15
  %       16    17    18    19    20    21    22
  %       23    24    25    26    27    28    29
  %        0     0     0     0     0     0     0
  %
  %   See also: datestr, weekday, eomday
  switch nargin
    case 0
      v = clock ();
      y = v(1);
      m = v(2);
      d = v(3);
    case 1
      v = datevec (varargin{1});
      y = v(1);
      m = v(2);
      d = v(3);
    case 2
      y = varargin{1};
      m = varargin{2};
      d = [];
    otherwise
      print_usage ();
  end
  c = zeros (7, 6);
  first = weekday (datenum (y, m, 1));
  n = eomday (y, m);
  c(first - 1 + (1:n)) = 1:n;
  if nargout > 0
    varargout{1} = c';
    return;
  end
  % The day in question is marked with a star.
  text = sprintf ('    %2d    %2d    %2d    %2d    %2d    %2d    %2d\n', c);
  if ~isempty (d)
    % Six letters a day and one at the end of each line.
    k = find (c == d) - 1;
    place = 6 * k + floor (k / 7) + 4 + (d < 10);
    text(place) = '*';
  end
  title_ = sprintf ('%s %d', datestr (datenum (y, m, 1), 'mmm'), y);
  printf ('%s\n', [repmat(' ', 1, 20), title_]);
  printf ('     S     M    Tu     W    Th     F     S\n');
  printf ('%s', text);
end

%!test
%! c = calendar (2020, 2);
%! assert (size (c), [6 7]);
%! assert (c(1, 7), 1);
%! assert (max (c(:)), 29);
