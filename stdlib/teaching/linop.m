classdef linop
  % LINOP  A linear function of arrays as an operator: A * x, A' * y, full (A).
  %   A = LINOP (F, SZ) stands for the linear function F of arrays of size SZ. A * X is F (X), A' is
  %   the transpose: the function with dot (A * x, y) == dot (x, A' * y). For convolutions, as in
  %   LINOP (@(x) convn (x, a, 'valid'), SZ), the transpose is a convolution again, and prints as
  %   what it is; for everything else it is found by automatic differentiation. A = LINOP (F, SZ,
  %   G) gives the transpose G by hand; see ADJOINTTEST.
  %
  %   full (A) is the matrix, with (A * x)(:) == full (A) * x(:); spy (A) shows where it is not
  %   zero; size (A) is that of the matrix; A * B is one after the other, A + B and 3 * A are what
  %   they say.
  %
  %   >> a = [1; 2]; A = linop (@(x) conv (x, a, 'valid'), [3 1]);
  %   >> full (A)
  %   ans =
  %
  %      2   1   0
  %      0   2   1
  %
  %   >> A'
  %   ans = linear operator, 2x1 to 3x1: full convolution with flip (a)
  %   >> (A' * [1; 10])'
  %   ans =
  %
  %       2   21   10
  %
  %   Source: notes, N10 and N11.   See also: convmtxn, adjointtest, valuegrad
  properties
    forward = [];
    backward = [];
    sizein = [];
    sizeout = [];
    name = '';
    backname = '';
  end
  methods
    function A = linop (f, sizein, g)
      if nargin == 0
        return
      end
      if nargin < 2 || ~is_function_handle (f) || ~isnumeric (sizein) || numel (sizein) < 2
        error ('Nabla:bad-argument', 'linop: needs a function, and the size of its argument');
      end
      A.forward = f;
      A.sizein = reshape (sizein, 1, []);
      y = f (zeros (sizein));
      if any (y(:) ~= 0)
        error ('Nabla:not-linear', 'linop: the function is not linear, zeros do not become zeros');
      end
      A.sizeout = size (y);
      A.name = func2str (f);
      if nargin > 2
        A.backward = g;
        A.backname = func2str (g);
      else
        [A.backward, A.backname, forward] = linop.transposeof (f, A.sizein);
        if ~isempty (forward)
          A.name = forward;
        end
      end
    end
    function y = mtimes (A, x)
      if isa (A, 'linop') && isa (x, 'linop')
        if prod (A.sizein) ~= prod (x.sizeout)
          error ('Nabla:size-mismatch', 'linop: the first takes %s, the second gives %s', ...
                 sizetext (A.sizein), sizetext (x.sizeout));
        end
        y = linop.made (@(v) A.forward (reshape (x.forward (v), A.sizein)), ...
                        @(d) x.backward (reshape (A.backward (d), x.sizeout)), ...
                        x.sizein, A.sizeout, [A.name ', after ' x.name], ...
                        [x.backname ', after ' A.backname]);
      elseif isa (x, 'linop')
        y = linop.made (@(v) A * x.forward (v), @(d) A * x.backward (d), x.sizein, x.sizeout, ...
                        sprintf ('%g times %s', A, x.name), sprintf ('%g times %s', A, x.backname));
      elseif isscalar (x) && prod (A.sizein) ~= 1
        y = x * A;
      else
        if numel (x) ~= prod (A.sizein)
          error ('Nabla:size-mismatch', 'linop: takes arrays of %s, found %s', ...
                 sizetext (A.sizein), sizetext (size (x)));
        end
        y = A.forward (reshape (x, A.sizein));
      end
    end
    function C = plus (A, B)
      if prod (A.sizein) ~= prod (B.sizein) || prod (A.sizeout) ~= prod (B.sizeout)
        error ('Nabla:size-mismatch', 'linop: the operators have different sizes');
      end
      C = linop.made (@(x) A.forward (x) + B.forward (x), @(d) A.backward (d) + B.backward (d), ...
                      A.sizein, A.sizeout, [A.name ' plus ' B.name], [A.backname ' plus ' B.backname]);
    end
    function B = uminus (A)
      B = -1 * A;
    end
    function B = ctranspose (A)
      B = linop.made (A.backward, A.forward, A.sizeout, A.sizein, A.backname, A.name);
    end
    function B = transpose (A)
      B = ctranspose (A);
    end
    function varargout = size (A, varargin)
      n = [prod(A.sizeout), prod(A.sizein)];
      if nargout > 1
        varargout = num2cell ([n, ones(1, nargout - 2)]);
      elseif nargin > 1
        n = [n, 1];
        varargout = {n(min (varargin{1}, 3))};
      else
        varargout = {n};
      end
    end
    function M = full (A)
      M = zeros (prod (A.sizeout), prod (A.sizein));
      e = zeros (A.sizein);
      for k = 1:numel (e)
        e(k) = 1;
        M(:,k) = A.forward (e)(:);
        e(k) = 0;
      end
    end
    function M = double (A)
      M = full (A);
    end
    function spy (A)
      M = full (A);
      marks = repmat ('.', size (M));
      marks(M ~= 0) = '*';
      disp (marks);
    end
    function display (A)
      fprintf ('%s = ', inputname (1, false));
      disp (A);
    end
    function disp (A)
      fprintf ('linear operator, %s to %s: %s\n', sizetext (A.sizein), sizetext (A.sizeout), A.name);
    end
  end
  methods (Static)
    function A = made (f, g, sizein, sizeout, name, backname)
      A = linop ();
      A.forward = f;
      A.backward = g;
      A.sizein = sizein;
      A.sizeout = sizeout;
      A.name = name;
      A.backname = backname;
    end
    function [g, name, forward] = transposeof (f, sizein)
      % A convolution is seen by its text; its kernel is among the variables of the function.
      g = @(d) valuegrad_by (f, d, sizein);
      name = ['transpose of ' func2str(f)];
      forward = '';
      pattern = ['^@\((\w+)\) (convn|conv2|conv) \((\w+), (\w+)(?:, ''(full|same|valid)'')?\)$'];
      t = regexp (func2str (f), pattern, 'tokens', 'once');
      if numel (t) < 4 || ~strcmp (t{1}, t{3})
        return
      end
      shape = 'full';
      if numel (t) > 4 && ~isempty (t{5})
        shape = t{5};
      end
      variables = functions (f).workspace{1};
      if ~isfield (variables, t{4})
        return
      end
      a = variables.(t{4});
      flip = 'flipall';
      if strcmp (t{2}, 'conv')
        flip = 'flip';
      end
      forward = sprintf ('%s convolution with %s', shape, t{4});
      switch shape
        case 'valid'
          g = @(d) convn (d, flipall (a), 'full');
          name = sprintf ('full convolution with %s (%s)', flip, t{4});
        case 'full'
          g = @(d) convn (d, flipall (a), 'valid');
          name = sprintf ('valid convolution with %s (%s)', flip, t{4});
        case 'same'
          g = @(d) convn (unsame (d, size (a)), flipall (a), 'valid');
          name = sprintf ('valid convolution with %s (%s), zeros around', flip, t{4});
          if all (rem (size (a), 2) == 1)
            name = sprintf ('same convolution with %s (%s)', flip, t{4});
          end
      end
    end
  end
end

function x = valuegrad_by (f, d, sizein)
  % The transpose of any linear function: the derivative of dot (f (x), d).
  [~, x] = valuegrad (@(x) sum (f (x)(:) .* d(:)), zeros (sizein));
end
