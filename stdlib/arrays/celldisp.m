function celldisp (c, name)
  % CELLDISP  Show the contents of a cell array one by one.
  %   CELLDISP (C, NAME): NAME takes the place of the name of C.
  %
  %   See also: disp, cellfun
  if nargin < 1
    print_usage ();
  end
  if ~iscell (c)
    error ('celldisp: argument must be a cell array');
  end
  if nargin < 2
    name = inputname (1);
  end
  for k = 1:numel (c)
    if isvector (c)
      label = sprintf ('%s{%d}', name, k);
    else
      at = cell (1, ndims (c));
      [at{:}] = ind2sub (size (c), k);
      label = sprintf ('%s{%d%s}', name, at{1}, sprintf (',%d', at{2:end}));
    end
    if iscell (c{k})
      celldisp (c{k}, label);
    elseif isempty (c{k})
      printf ('%s = [](%s)\n', label, strjoin (arrayfun (@(n) sprintf ('%d', n), size (c{k}), ...
                                                         'UniformOutput', false), 'x'));
    else
      printf ('%s = \n\n', label);
      disp (c{k});
      printf ('\n');
    end
  end
end

%!assert (evalc ('celldisp ({1, {2}}, ''c'')'), sprintf ('c{1} = \n\n1\n\nc{2}{1} = \n\n2\n\n'))
%!error <cell array> celldisp (1)
