function picture = tilemaps (maps, zoom)
  % TILEMAPS  Lay kernels or maps side by side, as one gray picture.
  %   PICTURE = TILEMAPS (MAPS) for a cell of matrices of one size: they lie in the picture as they
  %   lie in the cell, with a black line around each. Zero is gray, 0.5; the entry of largest
  %   magnitude in all of them is 0 or 1. An empty cell entry (a kernel that a connection table does
  %   not name) stays black. PICTURE = TILEMAPS (MAPS, ZOOM) shows each entry as ZOOM x ZOOM points.
  %
  %   >> tilemaps ({[1 -2], [0 4]})
  %   ans =
  %
  %           0        0        0        0        0        0        0
  %           0   0.6250   0.2500        0   0.5000   1.0000        0
  %           0        0        0        0        0        0        0
  %
  %   See also: imwrite, cnnsetup
  if nargin < 2
    zoom = 1;
  end
  values = cellfun (@(m) m(:), maps(:), 'UniformOutput', false);
  largest = max ([realmin; abs(cat (1, values{:}))]);
  [rows, columns] = size (maps);
  h = max (cellfun (@(m) size (m, 1), maps(:))) * zoom;
  w = max (cellfun (@(m) size (m, 2), maps(:))) * zoom;
  picture = zeros (rows * (h + 1) + 1, columns * (w + 1) + 1);
  for r = 1:rows
    for c = 1:columns
      if ~isempty (maps{r,c})
        gray = 0.5 + 0.5 * maps{r,c} / largest;
        picture((r-1)*(h+1)+1+(1:h), (c-1)*(w+1)+1+(1:w)) = ...
          gray(ceil ((1:h) / zoom), ceil ((1:w) / zoom));
      end
    end
  end
end

%!assert (size (tilemaps (repmat ({ones(5)}, 2, 3), 4)), [43 64])
%!assert (tilemaps ({[], 1; 0, -1}), [0 0 0 0 0; 0 0 0 1 0; 0 0 0 0 0; 0 0.5 0 0 0; 0 0 0 0 0])
%!assert (tilemaps ({zeros(1)}), [0 0 0; 0 0.5 0; 0 0 0])
