function varargout = yticks (varargin)
  % YTICKS  Set or tell the ticks of the y axis.
  %   T = YTICKS (), YTICKS (T), YTICKS auto, YTICKS manual, YTICKS (HAX, ...).
  %
  %   >> plot (1:3); yticks ([1 3]); yticks ()
  %   ans =
  %
  %      1   3
  %
  %   See also: yticklabels, axis
  varargout = axissetting ('yticks', 'ytick', varargin);
end

%!test
%! plot (1:3); yticks (1:3); yticks auto; assert (yticks (), 1:0.5:3); close;
%!error <invalid argument "foo"> yticks foo
