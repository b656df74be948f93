function varargout = xticks (varargin)
  % XTICKS  Set or tell the ticks of the x axis.
  %   T = XTICKS (), XTICKS (T), XTICKS auto, XTICKS manual, XTICKS (HAX, ...).
  %
  %   >> plot (1:3); xticks ([1 3]); xticks ()
  %   ans =
  %
  %      1   3
  %
  %   See also: xticklabels, axis
  varargout = axissetting ('xticks', 'xtick', varargin);
end

%!test
%! plot (1:3); xticks (1:3); xticks auto; assert (xticks (), 1:0.5:3); close;
%!error <invalid argument "foo"> xticks foo
