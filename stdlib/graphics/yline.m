function h = yline (y, varargin)
  % YLINE  Draw lines at fixed places of the y axis, through the whole picture.
  %   YLINE (Y), YLINE (Y, FMT), YLINE (..., PROPERTY, VALUE, ...): Y are the places. The limits
  %   of the other axis stay as they are. H = YLINE (...) returns the handles.
  %
  %   >> plot (1:3); h = yline (2); get (h, 'ydata')
  %   ans =
  %
  %      2   2
  %
  %   See also: plot, line
  handles = axislines ('y', y, varargin);
  if nargout > 0
    h = handles;
  end
end

%!test
%! plot (1:3); h = yline ([1.5 2.5], 'r--'); assert (get (h, 'linestyle'), {'--'; '--'});
%! assert (get (h(1), 'xdata'), [1 3]); close;
