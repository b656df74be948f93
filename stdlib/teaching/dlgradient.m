function varargout = dlgradient (y, varargin)
  % DLGRADIENT  Derivatives of a number by DLARRAYs, inside DLFEVAL.
  %   [G1, G2, ...] = DLGRADIENT (Y, X1, X2, ...) walks the tape backwards from the number Y. Each G
  %   has the layout of its X (an array, cell or struct), and holds DLARRAYs.
  %
  %   >> f = @(x) dlgradient (prod (x), x); g = dlfeval (f, dlarray ([2 3 4])); disp (g)
  %      12    8    6
  %
  %   See also: dlfeval, valuegrad, dlarray
  if ~isa (y, 'dlarray') || isempty (y.tape)
    error ('Nabla:not-traced', 'dlgradient: the result was not computed from DLARRAYs inside dlfeval');
  end
  if numel (y.value) ~= 1
    error ('Nabla:not-scalar', 'dlgradient: needs one number, found %s', sizetext (size (y.value)));
  end
  g = gradients (y.tape, y.id, ones (1, 1, class (y.value)));
  varargout = cell (1, numel (varargin));
  for k = 1:numel (varargin)
    varargout{k} = chosen (varargin{k}, g);
  end
end

function x = chosen (x, g)
  if isa (x, 'dlarray')
    d = zeros (size (x.value));
    if x.id > 0 && x.id <= numel (g) && ~isempty (g{x.id})
      d = reshape (g{x.id}, size (x.value));
    end
    x = dlarray (d);
  elseif iscell (x)
    for k = 1:numel (x)
      x{k} = chosen (x{k}, g);
    end
  elseif isstruct (x)
    for name = fieldnames(x)'
      for k = 1:numel (x)
        x(k).(name{1}) = chosen (x(k).(name{1}), g);
      end
    end
  end
end

%!error <needs one number, found 1x2> dlfeval (@(x) dlgradient (2 * x, x), dlarray ([1 2]))
