function picture = showmaps (x, nd)
  % SHOWMAPS  Show feature maps or delta maps, side by side.
  %   SHOWMAPS (X) writes a picture of the maps in the cell X, as CNNFORWARD returns them in P.x{l} and
  %   CNNBACKWARD in DELTA{l}: zero gray, negative darker, positive brighter. An array H x W x N is N
  %   maps. Of a batch each example is a row of maps, the first four at most.
  %   SHOWMAPS (X, ND) says how many dimensions a map has: 2 unless X is a cell of columns.
  %   PICTURE = SHOWMAPS (...) returns the picture, numbers from 0 to 1, and writes nothing.
  %
  %   >> showmaps ({[0 1; 2 3], [0 -3; 0 0]})
  %
  %     ▒▒▓▓  ▒▒
  %     ████  ▒▒▒▒
  %
  %   See also: showkernels, tilemaps, showpicture, cnnforward, cnnbackward
  if ~iscell (x)
    x = num2cell (x, [1 2]);
  end
  x = x(:)';
  if nargin < 2
    nd = 2;
    if iscolumn (x{1})
      nd = 1;
    end
  end
  batch = min (4, size (x{1}, nd + 1));
  tiles = cell (batch, numel (x));
  for j = 1:numel (x)
    for n = 1:batch
      at = repmat ({':'}, 1, nd);
      tiles{n,j} = flatmap (x{j}(at{:}, n), nd);
    end
  end
  tiled = tilemaps (tiles);
  if nargout == 0
    showpicture (tiled, [0 1]);
  else
    picture = tiled;
  end
end

%!assert (size (showmaps ({rand(4, 4, 7), rand(4, 4, 7)})), [21 11])
%!assert (size (showmaps (rand (3, 5, 6))), [5 37])
%!assert (size (showmaps ({rand(6, 2)}, 1)), [5 8])
%!test % maps and deltas of a network
%! net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}}, [8 8], 3, 'seed', 1);
%! p = cnnforward (net, rand (8, 8, 2)); [g, d] = cnnbackward (net, p, [1 0; 0 1; 0 0]);
%! assert (size (showmaps (p.x{2})), [15 15]); assert (size (showmaps (d{3})), [9 9]);
