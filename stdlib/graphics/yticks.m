function t = yticks (varargin)
  % YTICKS  Set or tell the ticks of the y axis.
  %   T = YTICKS (), YTICKS (T), YTICKS auto, YTICKS manual, YTICKS (HAX, ...).
  %
  %   >> plot (1:3); yticks ([1 3]); yticks ()
  %   ans =
  %
  %      1   3
  %
  %   See also: yticklabels, axis
  ax = [];
  if nargin > 0 && isscalar (varargin{1}) && isaxes (varargin{1})
    ax = varargin{1};
    varargin(1) = [];
  end
  if isempty (ax)
    ax = gca ();
  end
  if isempty (varargin)
    t = get (ax, 'ytick');
  elseif ischar (varargin{1})
    if ~any (strcmp (varargin{1}, {'auto', 'manual'}))
      error ('yticks: invalid argument "%s"', varargin{1});
    end
    set (ax, 'ytickmode', varargin{1});
  else
    set (ax, 'ytick', varargin{1});
  end
end

%!test
%! plot (1:3); yticks (1:3); yticks auto; assert (yticks (), 1:0.5:3); close;
%!error <invalid argument "foo"> yticks foo
