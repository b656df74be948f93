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
  handles = axislines ('x', x, varargin);
  if nargout > 0
    h = handles;
  end
end

%!test
%! plot (1:3); h = xline ([1.5 2.5], 'r--'); assert (get (h, 'linestyle'), {'--'; '--'});
%! assert (get (h(1), 'ydata'), [1 3]); close;
