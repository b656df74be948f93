function varargout = xticklabels (varargin)
  % XTICKLABELS  Set or tell what is written at the ticks of the x axis.
  %   T = XTICKLABELS (), XTICKLABELS (CELL), XTICKLABELS auto, XTICKLABELS manual,
  %   XTICKLABELS (HAX, ...).
  %
  %   >> plot (1:3); xticks ([1 3]); xticklabels ({'low', 'high'}); xticklabels ()
  %   ans =
  %   {
  %     [1,1] = low
  %     [2,1] = high
  %   }
  %
  %   See also: xticks, axis
  varargout = axissetting ('xticklabels', 'xticklabel', varargin);
end

%!test
%! plot (1:3); xticklabels ({'a'}); xticklabels auto; assert (xticklabels (){1}, '1'); close;
