function t = xticks (varargin)
  % XTICKS  Set or tell the ticks of the x axis.
  %   T = XTICKS (), XTICKS (T), XTICKS auto, XTICKS manual, XTICKS (HAX, ...).
  %
  %   >> plot (1:3); xticks ([1 3]); xticks ()
  %   ans =
  %
  %      1   3
  %
  %   See also: xticklabels, axis
  ax = [];
  if nargin > 0 && isscalar (varargin{1}) && isaxes (varargin{1})
    ax = varargin{1};
    varargin(1) = [];
  end
  if isempty (ax)
    ax = gca ();
  end
  if isempty (varargin)
    t = get (ax, 'xtick');
  elseif ischar (varargin{1})
    if ~any (strcmp (varargin{1}, {'auto', 'manual'}))
      error ('xticks: invalid argument "%s"', varargin{1});
    end
    set (ax, 'xtickmode', varargin{1});
  else
    set (ax, 'xtick', varargin{1});
  end
end

%!test
%! plot (1:3); xticks (1:3); xticks auto; assert (xticks (), 1:0.5:3); close;
%!error <invalid argument "foo"> xticks foo
