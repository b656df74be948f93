function x = unstackmaps (y, sz, maps)
  % UNSTACKMAPS  Cut columns into maps: the inverse, and the transpose, of STACKMAPS.
  %   X = UNSTACKMAPS (Y, SZ, MAPS) gives MAPS arrays of size SZ x batch in a cell.
  %
  %   >> x = unstackmaps ([1 2 3 4 5 6 7 8]', [2 2], 2); x{2}
  %   ans =
  %
  %      5   7
  %      6   8
  %
  %   Source: notes, N3.   See also: stackmaps, cnnbackward
  n = prod (sz);
  x = cell (1, maps);
  for j = 1:maps
    x{j} = reshape (y((j-1)*n+1:j*n, :), [sz size(y, 2)]);
  end
end

%!test
%! sizes = {[6 3], [4 5 3], [4 5], [2 3 4 3]}; nds = [1 2 2 3];
%! for k = 1:4
%!   x = {rand(sizes{k}), rand(sizes{k})}; n = sizes{k}; n(end+1:nds(k)+1) = 1;
%!   assert (unstackmaps (stackmaps (x, nds(k)), n(1:nds(k)), 2), x);
%! end
