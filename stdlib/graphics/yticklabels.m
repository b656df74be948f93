function t = yticklabels (varargin)
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
  ax = [];
  if nargin > 0 && isscalar (varargin{1}) && isaxes (varargin{1})
    ax = varargin{1};
    varargin(1) = [];
  end
  if isempty (ax)
    ax = gca ();
  end
  if isempty (varargin)
    t = get (ax, 'yticklabel');
  elseif ischar (varargin{1}) && any (strcmp (varargin{1}, {'auto', 'manual'}))
    set (ax, 'yticklabelmode', varargin{1});
  else
    set (ax, 'yticklabel', varargin{1});
  end
end

%!test
%! plot (1:3); yticklabels ({'a'}); yticklabels auto; assert (yticklabels (){1}, '1'); close;
