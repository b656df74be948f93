function [names, paths] = leaves (x, name)
  % LEAVES  The arrays of numbers in a struct or cell, and the way to each.
  %   [NAMES, PATHS] = LEAVES (X) walks through structs, struct arrays and cells to any depth.
  %   NAMES{k} says where an array of floating point numbers lies, beginning with 'x' (LEAVES (X,
  %   NAME) begins with NAME); subsref (X, PATHS{k}) is that array. Texts, logicals, integers and
  %   empty arrays are no parameters, and are left out. If X is an array itself, its path is empty.
  %
  %   >> names = leaves (struct ('W', rand (2), 'c', {{1, 'text', [2 3]}}))
  %   names =
  %   {
  %     [1,1] = x.W
  %     [1,2] = x.c{1}
  %     [1,3] = x.c{3}
  %   }
  %
  %   See also: gradcheck, subsref, cnnparameters
  if nargin < 2
    name = 'x';
  end
  [names, paths] = walk (x, name, {}, {}, {});
end

function [names, paths] = walk (x, name, path, names, paths)
  if isfloat (x)
    if ~isempty (x)
      names{end+1} = name;
      paths{end+1} = struct ('type', path(1:2:end), 'subs', path(2:2:end));
    end
  elseif iscell (x)
    for k = 1:numel (x)
      [names, paths] = walk (x{k}, sprintf ('%s{%d}', name, k), [path, {'{}', {k}}], names, paths);
    end
  elseif isstruct (x)
    fields = fieldnames (x)';
    for k = 1:numel (x)
      here = name;
      way = path;
      if numel (x) > 1
        here = sprintf ('%s(%d)', name, k);
        way = [path, {'()', {k}}];
      end
      for f = fields
        [names, paths] = walk (x(k).(f{1}), [here '.' f{1}], [way, {'.', f{1}}], names, paths);
      end
    end
  end
end

%!test
%! x = struct ('a', {1, {2, [3 4]}}); [names, paths] = leaves (x);
%! assert (names, {'x(1).a', 'x(2).a{1}', 'x(2).a{2}'});
%! assert (subsref (x, paths{3}), [3 4]);
%!test % an array: itself
%! [names, paths] = leaves (magic (3), 'W');
%! assert (names, {'W'}); assert (isempty (paths{1}));
%!assert (leaves ({'text', true, int8(3), [], @sin}), {})
