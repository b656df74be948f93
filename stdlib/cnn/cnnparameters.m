function [names, paths] = cnnparameters (net)
  % CNNPARAMETERS  Names of all parameter arrays of a network, and the way to each.
  %   [NAMES, PATHS] = CNNPARAMETERS (NET) gives two cells. A path is what SUBSREF and SUBSASGN
  %   take, and the gradient that CNNBACKWARD returns has the same layout, so that for each k
  %   subsref (NET, PATHS{k}) is a parameter array, and subsref (GRAD, PATHS{k}) its derivative.
  %
  %   >> net = cnnsetup ({{'conv', 2, 3}}, 8, 4);
  %   >> names = cnnparameters (net)
  %   names =
  %   {
  %     [1,1] = layer 2 a{1}{1}
  %     [1,2] = layer 2 b{1}
  %     [1,3] = layer 2 a{1}{2}
  %     [1,4] = layer 2 b{2}
  %     [1,5] = layer 3 W
  %     [1,6] = layer 3 c
  %   }
  %
  %   See also: cnngradcheck, cnnsummary, subsref
  names = {};
  paths = {};
  for l = 2:numel (net.layers)
    layer = net.layers{l};
    who = sprintf ('layer %d ', l);
    switch layer.type
      case 'conv'
        for j = 1:layer.maps
          for i = layer.M{j}
            names{end+1} = sprintf ('%sa{%d}{%d}', who, i, j);
            paths{end+1} = substruct ('.', 'layers', '{}', {l}, '.', 'a', '{}', {i}, '{}', {j});
          end
          names{end+1} = sprintf ('%sb{%d}', who, j);
          paths{end+1} = substruct ('.', 'layers', '{}', {l}, '.', 'b', '{}', {j});
        end
      case 'dense'
        names{end+1} = [who 'W'];
        paths{end+1} = substruct ('.', 'layers', '{}', {l}, '.', 'W');
        names{end+1} = [who 'c'];
        paths{end+1} = substruct ('.', 'layers', '{}', {l}, '.', 'c');
    end
  end
end

%!test
%! net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}, {'dense', 3}}, [8 8], 4);
%! [names, paths] = cnnparameters (net);
%! for k = 1:numel (names)
%!   assert (subsref (net, paths{k}), eval (['net.' strrep(strrep (names{k}, 'layer ', 'layers{'), ' ', '}.')]));
%! end
