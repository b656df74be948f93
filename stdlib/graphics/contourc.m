function [c, levels] = contourc (varargin)
  % CONTOURC  The contour lines of a matrix, as numbers.
  %   C = CONTOURC (Z), CONTOURC (X, Y, Z) for the heights Z at the crossings of a grid. A last
  %   argument is how many levels there are (10), or the levels themselves, at least two of them (the
  %   same twice for just one). [C, LEVELS] = CONTOURC (...) returns the levels, too.
  %
  %   C holds one line after another, each with a column [level; number of points] before it.
  %
  %   >> contourc ([0 0; 2 2], [1 1])
  %   ans =
  %
  %      1.0000   1.0000   2.0000
  %      2.0000   1.5000   1.5000
  %
  %   Source: marching squares.   See also: contour
  if nargin < 1
    print_usage ();
  end
  n = 10;
  if nargin == 1 || nargin == 3
    data = varargin;
  else
    data = varargin(1:end-1);
    n = varargin{end};
  end
  z = data{end};
  x = 1:size (z, 2);
  y = 1:size (z, 1);
  if numel (data) == 3
    [x, y] = deal (data{1:2});
    if ~isvector (x)
      x = x(1, :);
    end
    if ~isvector (y)
      y = y(:, 1);
    end
  end
  if numel (x) ~= size (z, 2) || numel (y) ~= size (z, 1)
    error ('contourc: X and Y must have as many elements as Z has columns and rows');
  end
  if isscalar (n)
    inner = linspace (min (z(:)), max (z(:)), n + 2);
    levels = inner(2:end-1);
  else
    levels = unique (n(:)');
  end
  c = zeros (2, 0);
  for level = levels
    c = [c, onelevel(x, y, z, level)];
  end
end

function c = onelevel (x, y, z, level)
  % Every cell gives pieces of lines between its edges. An edge has a number, so that pieces which
  % meet at an edge become one line.
  [m, n] = size (z);
  high = z > level;
  count = high(1:end-1, 1:end-1) + high(2:end, 1:end-1) + high(1:end-1, 2:end) + high(2:end, 2:end);
  ends = zeros (0, 2);
  for k = find (count > 0 & count < 4)'
    i = rem (k - 1, m - 1) + 1;
    j = (k - i) / (m - 1) + 1;
    % edges: left, top, right, bottom; those along columns are numbered first
    edges = [i + (j-1)*m, m*n + i + 1 + (j-1)*m, i + j*m, m*n + i + (j-1)*m];
    corner = [high(i, j), high(i+1, j), high(i+1, j+1), high(i, j+1)];
    cut = edges(corner ~= corner([2 3 4 1]));
    if numel (cut) == 4 && (mean (mean (z(i:i+1, j:j+1))) > level) ~= corner(1)
      cut = cut([4 1 2 3]);                       % a saddle: the middle decides which corners join
    end
    ends = [ends; reshape(cut, 2, [])'];
  end
  c = zeros (2, 0);
  while ~isempty (ends)
    line = ends(1, :);
    ends(1, :) = [];
    for side = 1:2
      while true
        [r, col] = find (ends == line(end), 1);
        if isempty (r)
          break;
        end
        line(end+1) = ends(r, 3 - col);
        ends(r, :) = [];
      end
      line = line(end:-1:1);
    end
    c = [c, [level; numel(line)], places(x, y, z, level, line)];
  end
end

function p = places (x, y, z, level, edges)
  % Where the level crosses an edge, between the heights at its ends.
  [m, n] = size (z);
  across = edges > m * n;
  from = edges - across * m * n;
  to = from + 1 + across * (m - 1);
  t = (level - z(from)) ./ (z(to) - z(from));
  [i, j] = ind2sub ([m n], from);
  [i2, j2] = ind2sub ([m n], to);
  x = reshape (x, 1, []);
  y = reshape (y, 1, []);
  p = [x(j) + t .* (x(j2) - x(j)); y(i) + t .* (y(i2) - y(i))];
end

%!test
%! c = contourc ([1 2 3], [1 2 3], [0 0 0; 0 1 0; 0 0 0], [0.5 0.5]);
%! assert (c(:, 1), [0.5; 5]); assert (c(:, 2), c(:, end)); assert (sort (c(1, 2:5)), [1.5 2 2 2.5]);
%!test % a level that nothing reaches
%! assert (size (contourc ([0 0; 1 1], [5 5])), [2 0]);
%!error <as many elements> contourc (1:3, 1:2, eye (2))
