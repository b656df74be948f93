function t = xticklabels (varargin)
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
  ax = [];
  if nargin > 0 && isscalar (varargin{1}) && isaxes (varargin{1})
    ax = varargin{1};
    varargin(1) = [];
  end
  if isempty (ax)
    ax = gca ();
  end
  if isempty (varargin)
    t = get (ax, 'xticklabel');
  elseif ischar (varargin{1}) && any (strcmp (varargin{1}, {'auto', 'manual'}))
    set (ax, 'xticklabelmode', varargin{1});
  else
    set (ax, 'xticklabel', varargin{1});
  end
end

%!test
%! plot (1:3); xticklabels ({'a'}); xticklabels auto; assert (xticklabels (){1}, '1'); close;
