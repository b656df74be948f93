function varargout = yticklabels (varargin)
  % YTICKLABELS  Set or tell what is written at the ticks of the y axis.
  %   T = YTICKLABELS (), YTICKLABELS (CELL), YTICKLABELS auto, YTICKLABELS manual,
  %   YTICKLABELS (HAX, ...).
  %
  %   >> plot (1:3); yticks ([1 3]); yticklabels ({'low', 'high'}); yticklabels ()
  %   ans =
  %   {
  %     [1,1] = low
  %     [2,1] = high
  %   }
  %
  %   See also: yticks, axis
  varargout = axissetting ('yticklabels', 'yticklabel', varargin);
end

%!test
%! plot (1:3); yticklabels ({'a'}); yticklabels auto; assert (yticklabels (){1}, '1'); close;
