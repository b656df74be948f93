function h = xline (x, varargin)
  % XLINE  Draw lines at fixed places of the x axis, through the whole picture.
  %   XLINE (X), XLINE (X, FMT), XLINE (..., PROPERTY, VALUE, ...): X are the places. The limits
  %   of the other axis stay as they are. H = XLINE (...) returns the handles.
  %
  %   >> plot (1:3); h = xline (2); get (h, 'xdata')
  %   ans =
  %
  %      2   2
  %
  %   See also: plot, line
  ax = gca ();
  ends = get (ax, 'ylim');
  held = get (ax, 'nextplot');
  set (ax, 'nextplot', 'add', 'ylim', ends);
  if isempty (varargin)
    varargin = {'k'};
  end
  handles = zeros (numel (x), 1);
  for k = 1:numel (x)
    place.x = x([k k]);
    place.y = ends;
    handles(k) = plot (place.x, place.y, varargin{:});
  end
  set (ax, 'nextplot', held);
  if nargout > 0
    h = handles;
  end
end

%!test
%! plot (1:3); h = xline ([1.5 2.5], 'r--'); assert (get (h, 'linestyle'), {'--'; '--'});
%! assert (get (h(1), 'ydata'), [1 3]); close;
