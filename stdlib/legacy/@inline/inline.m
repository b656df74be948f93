function obj = inline (expr, varargin)
  % INLINE  A function of an expression, in the old form; anonymous functions are better.
  %   F = INLINE (EXPR) takes the names in EXPR that are not called as its arguments, in alphabetical
  %   order. INLINE (EXPR, 'ARG1', 'ARG2', ...) names them; INLINE (EXPR, N) takes x, P1, ..., PN.
  %
  %   >> f = inline ('x^2 + y', 'x', 'y');
  %   >> f (3, 1)
  %   ans = 10
  %
  %   See also: formula, argnames, vectorize, func2str
  if (nargin == 0)
    print_usage ();
  end
  if (~ ischar (expr))
    error ('inline: EXPR must be a string');
  end
  if (nargin == 1)
    names = regexp (expr, '(?<![\w.])[A-Za-z_]\w*(?!\w|\s*\()', 'match');
    names = setdiff (names, {'i', 'j', 'pi', 'e', 'eps', 'Inf', 'NaN', 'NA'});
    if (isempty (names))
      names = {'x'};
    end
  elseif (nargin == 2 && isnumeric (varargin{1}))
    n = varargin{1};
    if (~ isscalar (n) || n ~= fix (n))
      error ('inline: N must be an integer');
    end
    names = {'x'};
    for k = 1:n
      names{end+1} = sprintf ('P%d', k);
    end
  else
    if (~ iscellstr (varargin))
      error ('inline: additional arguments must be strings');
    end
    names = varargin;
  end
  obj.expr = expr;
  obj.args = names(:);
  obj.fh = str2func (sprintf ('@(%s) %s', strjoin (names(:).', ', '), expr));
  obj = class (obj, 'inline');
end

%!assert (feval (inline ('x + P1*P2', 2), 1, 2, 3), 7)
%!assert (argnames (inline ('1e-3*b + sin (a)')), {'a'; 'b'})
%!assert (formula (vectorize (inline ('2*x^y/z'))), '2.*x.^y./z')
%!error <EXPR must be a string> inline (1)
