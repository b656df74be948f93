function outputs = axissetting (name, property, arguments)
  % AXISSETTING  What XTICKS, YTICKS, XTICKLABELS and YTICKLABELS do: set or tell a property that has a mode.
  %   OUTPUTS = AXISSETTING (NAME, PROPERTY, ARGUMENTS): ARGUMENTS are those of the function NAME, OUTPUTS
  %   its outputs, each in a cell.
  ax = [];
  outputs = {};
  if ~isempty (arguments) && isscalar (arguments{1}) && isaxes (arguments{1})
    ax = arguments{1};
    arguments(1) = [];
  end
  if isempty (ax)
    ax = gca ();
  end
  if isempty (arguments)
    outputs = {get(ax, property)};
  elseif ischar (arguments{1}) && any (strcmp (arguments{1}, {'auto', 'manual'}))
    set (ax, [property 'mode'], arguments{1});
  elseif ischar (arguments{1}) && ~any (strfind (property, 'label'))
    error ('%s: invalid argument "%s"', name, arguments{1});
  else
    set (ax, property, arguments{1});
  end
end
