function varargout = dlfeval (f, varargin)
  % DLFEVAL  Call a function with a record of all that it does with its DLARRAYs.
  %   [Y1, ...] = DLFEVAL (F, X1, ...) is F (X1, ...). Inside F, DLGRADIENT (Y, X) gives
  %   derivatives by the arguments that are DLARRAYs, alone or in cells and structs.
  %
  %   >> g = dlfeval (@(x) dlgradient (sum (x .^ 3), x), dlarray ([1 2 3]));
  %   >> extractdata (g)
  %   ans =
  %
  %       3   12   27
  %
  %   See also: dlgradient, valuegrad, dlarray
  t = dltape ();
  for k = 1:numel (varargin)
    varargin{k} = traced (varargin{k}, t);
  end
  [varargout{1:nargout}] = f (varargin{:});
end

function x = traced (x, t)
  if isa (x, 'dlarray')
    x = dlarray (x.value, t, record (t, 'argument', x.value, [], {}));
  elseif iscell (x)
    for k = 1:numel (x)
      x{k} = traced (x{k}, t);
    end
  elseif isstruct (x)
    for name = fieldnames(x)'
      for k = 1:numel (x)
        x(k).(name{1}) = traced (x(k).(name{1}), t);
      end
    end
  end
end

%!test % several arguments, several results; a struct
%! f = @(p, x) deal (sum (p.W * x), dlgradient (sum (p.W * x), p));
%! [y, g] = dlfeval (f, struct ('W', dlarray ([1 2; 3 4])), [5; 6]);
%! assert (extractdata (y), 56); assert (extractdata (g.W), [5 6; 5 6]);
%!test % what does not matter has the derivative 0
%! g = dlfeval (@(x, z) dlgradient (x ^ 2, z), dlarray (3), dlarray ([1 2]));
%! assert (extractdata (g), [0 0]);
%!error <the result was not computed from DLARRAYs inside dlfeval> dlgradient (3, dlarray (2))
