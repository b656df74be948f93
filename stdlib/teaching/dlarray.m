classdef dlarray
  % DLARRAY  An array that remembers how it was computed.
  %   X = DLARRAY (A) holds the array A. In a function that DLFEVAL or VALUEGRAD calls, every
  %   operation with a DLARRAY writes a step on a tape: its value, the values it came from, and how a
  %   derivative by the result becomes a derivative by these. DLGRADIENT walks the tape backwards.
  %   Control flow, functions, cells and structs need nothing: they run as always.
  %
  %   Recorded are the operators, elementwise functions, sums, means and products, maxima, norms,
  %   convolutions, flips, reshaping, permutation, copies, joining, indexing and indexed
  %   assignment, linear solves, inverses and determinants. EXTRACTDATA (X), or double (X), is the
  %   plain array.
  %
  %   >> [y, g] = valuegrad (@(x) sum (x(:) .^ 2) / 2, [1 2 3])
  %   y = 7
  %   g =
  %
  %      1   2   3
  %
  %   See also: valuegrad, dlfeval, dlgradient, tape, derive
  properties
    value = [];
    tape = [];
    id = 0;
  end
  methods
    function x = dlarray (a, tape, id)
      if nargin > 0
        if isa (a, 'dlarray')
          a = a.value;
        end
        if ~isnumeric (a) && ~islogical (a)
          error ('Nabla:bad-argument', 'dlarray: needs an array of numbers, found %s', class (a));
        end
        x.value = a;
      end
      if nargin > 2
        x.tape = tape;
        x.id = id;
      end
    end
    function a = extractdata (x)
      a = x.value;
    end
    function a = double (x)
      a = double (x.value);
    end
    function a = single (x)
      a = single (x.value);
    end
    function yes = isfloat (x)
      yes = isfloat (x.value);
    end
    function yes = isnumeric (x)
      yes = true;
    end
    function yes = islogical (x)
      yes = false;
    end
    function varargout = size (x, varargin)
      [varargout{1:max (1, nargout)}] = size (x.value, varargin{:});
    end
    function k = end (x, k, n)
      if n == 1
        k = numel (x.value);
      elseif k < n
        k = size (x.value, k);
      else
        s = size (x.value);
        k = prod (s(k:end));
      end
    end
    function disp (x)
      disp (x.value);
    end
    function yes = isequal (varargin)
      a = cellfun (@(a) dlarray.valueof (a), varargin, 'UniformOutput', false);
      yes = isequal (a{:});
    end

    % ---- Operators

    function z = plus (a, b)
      [u, v] = dlarray.values (a, b);
      z = dlarray.step ('plus', u + v, {a, b}, {@(d) sumto(d, size (u)), @(d) sumto(d, size (v))});
    end
    function z = minus (a, b)
      [u, v] = dlarray.values (a, b);
      z = dlarray.step ('minus', u - v, {a, b}, {@(d) sumto(d, size (u)), @(d) -sumto(d, size (v))});
    end
    function z = times (a, b)
      [u, v] = dlarray.values (a, b);
      z = dlarray.step ('times', u .* v, {a, b}, ...
                        {@(d) sumto(d .* v, size (u)), @(d) sumto(d .* u, size (v))});
    end
    function z = rdivide (a, b)
      [u, v] = dlarray.values (a, b);
      z = dlarray.step ('rdivide', u ./ v, {a, b}, ...
                        {@(d) sumto(d ./ v, size (u)), @(d) sumto(-d .* u ./ v .^ 2, size (v))});
    end
    function z = ldivide (a, b)
      z = rdivide (b, a);
    end
    function z = power (a, b)
      [u, v] = dlarray.values (a, b);
      y = u .^ v;
      z = dlarray.step ('power', y, {a, b}, ...
                        {@(d) sumto(d .* v .* u .^ (v - 1), size (u)), ...
                         @(d) sumto(d .* y .* log (u), size (v))});
    end
    function z = mpower (a, b)
      [u, v] = dlarray.values (a, b);
      if isscalar (u) && isscalar (v)
        z = power (a, b);
      elseif isscalar (v) && v == fix (v) && v >= 1
        z = a;
        for k = 2:v
          z = mtimes (z, a);
        end
      else
        error ('Nabla:no-derivative', 'dlarray: a matrix to the power of a number that is not 1, 2, ...');
      end
    end
    function z = mtimes (a, b)
      [u, v] = dlarray.values (a, b);
      if isscalar (u) || isscalar (v)
        z = times (a, b);
        return
      end
      z = dlarray.step ('mtimes', u * v, {a, b}, {@(d) d * v', @(d) u' * d});            % N7, N8
    end
    function z = mrdivide (a, b)
      [u, v] = dlarray.values (a, b);
      if isscalar (v)
        z = rdivide (a, b);
      else
        z = ctranspose (mldivide (ctranspose (b), ctranspose (a)));
      end
    end
    function z = mldivide (a, b)
      [u, v] = dlarray.values (a, b);
      if isscalar (u)
        z = rdivide (b, a);
        return
      end
      if size (u, 1) ~= size (u, 2)
        error ('Nabla:no-derivative', 'dlarray: A \\ b needs a square A to have a derivative');
      end
      y = u \ v;
      z = dlarray.step ('mldivide', y, {a, b}, {@(d) -(u' \ d) * y', @(d) u' \ d});
    end
    function z = ctranspose (x)
      z = dlarray.step ('transpose', x.value', {x}, {@(d) d'});
    end
    function z = transpose (x)
      z = dlarray.step ('transpose', x.value.', {x}, {@(d) d.'});
    end
    function r = colon (a, varargin)
      c = cellfun (@(a) dlarray.valueof (a), varargin, 'UniformOutput', false);
      r = colon (dlarray.valueof (a), c{:});
    end

    % ---- Elementwise functions: u is the argument, y the result

    function z = sin (x)
      u = x.value;
      y = sin (u);
      z = dlarray.step ('sin', y, {x}, {@(d) d .* cos (u)});
    end
    function z = cos (x)
      u = x.value;
      y = cos (u);
      z = dlarray.step ('cos', y, {x}, {@(d) -d .* sin (u)});
    end
    function z = tan (x)
      u = x.value;
      y = tan (u);
      z = dlarray.step ('tan', y, {x}, {@(d) d .* (1 + y .^ 2)});
    end
    function z = asin (x)
      u = x.value;
      y = asin (u);
      z = dlarray.step ('asin', y, {x}, {@(d) d ./ sqrt (1 - u .^ 2)});
    end
    function z = acos (x)
      u = x.value;
      y = acos (u);
      z = dlarray.step ('acos', y, {x}, {@(d) -d ./ sqrt (1 - u .^ 2)});
    end
    function z = atan (x)
      u = x.value;
      y = atan (u);
      z = dlarray.step ('atan', y, {x}, {@(d) d ./ (1 + u .^ 2)});
    end
    function z = sinh (x)
      u = x.value;
      y = sinh (u);
      z = dlarray.step ('sinh', y, {x}, {@(d) d .* cosh (u)});
    end
    function z = cosh (x)
      u = x.value;
      y = cosh (u);
      z = dlarray.step ('cosh', y, {x}, {@(d) d .* sinh (u)});
    end
    function z = tanh (x)
      u = x.value;
      y = tanh (u);
      z = dlarray.step ('tanh', y, {x}, {@(d) d .* (1 - y .^ 2)});
    end
    function z = asinh (x)
      u = x.value;
      y = asinh (u);
      z = dlarray.step ('asinh', y, {x}, {@(d) d ./ sqrt (1 + u .^ 2)});
    end
    function z = acosh (x)
      u = x.value;
      y = acosh (u);
      z = dlarray.step ('acosh', y, {x}, {@(d) d ./ sqrt (u .^ 2 - 1)});
    end
    function z = atanh (x)
      u = x.value;
      y = atanh (u);
      z = dlarray.step ('atanh', y, {x}, {@(d) d ./ (1 - u .^ 2)});
    end
    function z = exp (x)
      u = x.value;
      y = exp (u);
      z = dlarray.step ('exp', y, {x}, {@(d) d .* y});
    end
    function z = expm1 (x)
      u = x.value;
      y = expm1 (u);
      z = dlarray.step ('expm1', y, {x}, {@(d) d .* (y + 1)});
    end
    function z = log (x)
      u = x.value;
      y = log (u);
      z = dlarray.step ('log', y, {x}, {@(d) d ./ u});
    end
    function z = log2 (x)
      u = x.value;
      y = log2 (u);
      z = dlarray.step ('log2', y, {x}, {@(d) d ./ (log (2) * u)});
    end
    function z = log10 (x)
      u = x.value;
      y = log10 (u);
      z = dlarray.step ('log10', y, {x}, {@(d) d ./ (log (10) * u)});
    end
    function z = log1p (x)
      u = x.value;
      y = log1p (u);
      z = dlarray.step ('log1p', y, {x}, {@(d) d ./ (1 + u)});
    end
    function z = sqrt (x)
      u = x.value;
      y = sqrt (u);
      z = dlarray.step ('sqrt', y, {x}, {@(d) d ./ (2 * y)});
    end
    function z = abs (x)
      u = x.value;
      y = abs (u);
      z = dlarray.step ('abs', y, {x}, {@(d) d .* sign (u)});
    end
    function z = sigmoid (x)
      u = x.value;
      y = sigmoid (u);
      z = dlarray.step ('sigmoid', y, {x}, {@(d) d .* y .* (1 - y)});
    end
    function z = erf (x)
      u = x.value;
      y = erf (u);
      z = dlarray.step ('erf', y, {x}, {@(d) d .* (2 / sqrt (pi) * exp (-u .^ 2))});
    end
    function z = uminus (x)
      u = x.value;
      y = -u;
      z = dlarray.step ('uminus', y, {x}, {@(d) -d});
    end
    function z = uplus (x)
      u = x.value;
      y = u;
      z = dlarray.step ('uplus', y, {x}, {@(d) d});
    end
    function z = real (x)
      u = x.value;
      y = real (u);
      z = dlarray.step ('real', y, {x}, {@(d) d});
    end
    function z = conj (x)
      u = x.value;
      y = conj (u);
      z = dlarray.step ('conj', y, {x}, {@(d) d});
    end
    function [z, k] = max (x, varargin)
      [z, k] = dlarray.extremum ('max', @max, @gt, x, varargin);
    end
    function [z, k] = min (x, varargin)
      [z, k] = dlarray.extremum ('min', @min, @lt, x, varargin);
    end
    function z = hypot (a, b)
      z = sqrt (a .^ 2 + b .^ 2);
    end

    % ---- Reductions

    function z = sum (x, varargin)
      u = x.value;
      z = dlarray.step ('sum', sum (u, varargin{:}), {x}, {@(d) d .* ones(size (u))});
    end
    function z = mean (x, varargin)
      u = x.value;
      y = mean (u, varargin{:});
      n = numel (u) / max (1, numel (y));
      z = dlarray.step ('mean', y, {x}, {@(d) d .* ones(size (u)) / n});
    end
    function z = sumsq (x, varargin)
      z = sum (x .^ 2, varargin{:});
    end
    function z = prod (x, varargin)
      u = x.value;
      dim = [varargin{:}, find(size (u) > 1, 1), 1](1);
      z = dlarray.step ('prod', prod (u, dim), {x}, {@(d) d .* dlarray.others(u, dim)});
    end
    function z = cumsum (x, varargin)
      u = x.value;
      dim = [varargin{:}, find(size (u) > 1, 1), 1](1);
      z = dlarray.step ('cumsum', cumsum (u, dim), {x}, {@(d) flip(cumsum (flip (d, dim), dim), dim)});
    end
    function z = norm (x, varargin)
      u = x.value;
      kind = [varargin, {2}]{1};
      if ~(isvector (u) && isequal (kind, 2)) && ~isequal (kind, 'fro')
        error ('Nabla:no-derivative', 'dlarray: norm of a vector, or norm (X, ''fro'')');
      end
      y = norm (u, 'fro');
      z = dlarray.step ('norm', y, {x}, {@(d) d * u / max(y, realmin)});
    end
    function z = dot (a, b)
      z = sum (a .* b);
    end
    function z = trace (x)
      u = x.value;
      z = dlarray.step ('trace', trace (u), {x}, {@(d) d * eye(size (u))});
    end
    function z = det (x)
      u = x.value;
      y = det (u);
      z = dlarray.step ('det', y, {x}, {@(d) d * y * inv(u)'});
    end
    function z = inv (x)
      y = inv (x.value);
      z = dlarray.step ('inv', y, {x}, {@(d) -y' * d * y'});
    end

    % ---- Convolutions: N11 and N15

    function y = convn (x, a, varargin)
      y = dlarray.convolution ('convn', @convn, x, a, varargin);
    end
    function y = conv2 (x, a, varargin)
      y = dlarray.convolution ('conv2', @convn, x, a, varargin);
    end
    function y = conv (x, a, varargin)
      [u, v] = dlarray.values (x, a);
      long = dlarray.columns (x);
      y = dlarray.convolution ('conv', @convn, long, dlarray.columns (a), varargin);
      if isrow (u) && (~isscalar (u) || isrow (v))
        y = reshape (y, 1, []);
      end
    end

    % ---- Rearranging

    function z = reshape (x, varargin)
      u = x.value;
      varargin = cellfun (@(a) dlarray.valueof (a), varargin, 'UniformOutput', false);
      z = dlarray.step ('reshape', reshape (u, varargin{:}), {x}, {@(d) reshape(d, size (u))});
    end
    function z = vec (x)
      z = reshape (x, [], 1);
    end
    function z = squeeze (x)
      z = reshape (x, size (squeeze (x.value)));
    end
    function z = permute (x, order)
      z = dlarray.step ('permute', permute (x.value, order), {x}, {@(d) ipermute(d, order)});
    end
    function z = ipermute (x, order)
      z = dlarray.step ('ipermute', ipermute (x.value, order), {x}, {@(d) permute(d, order)});
    end
    function z = repmat (x, varargin)
      u = x.value;
      z = dlarray.step ('repmat', repmat (u, varargin{:}), {x}, {@(d) sumto(d, size (u))});
    end
    function z = flip (x, varargin)
      z = dlarray.step ('flip', flip (x.value, varargin{:}), {x}, {@(d) flip(d, varargin{:})});
    end
    function z = flipud (x)
      z = flip (x, 1);
    end
    function z = fliplr (x)
      z = flip (x, 2);
    end
    function z = flipall (x)
      z = dlarray.step ('flipall', flipall (x.value), {x}, {@(d) flipall(d)});
    end
    function z = circshift (x, k, varargin)
      z = dlarray.step ('circshift', circshift (x.value, k, varargin{:}), {x}, ...
                        {@(d) circshift(d, -k, varargin{:})});
    end
    function z = diag (x)
      u = x.value;
      if isvector (u)
        back = @(d) reshape(diag (d), size (u));
      else
        back = @(d) dlarray.ondiagonal(d, size (u));
      end
      z = dlarray.step ('diag', diag (u), {x}, {back});
    end
    function z = tril (x, varargin)
      z = dlarray.step ('tril', tril (x.value, varargin{:}), {x}, {@(d) tril(d, varargin{:})});
    end
    function z = triu (x, varargin)
      z = dlarray.step ('triu', triu (x.value, varargin{:}), {x}, {@(d) triu(d, varargin{:})});
    end
    function z = cat (dim, varargin)
      parts = cellfun (@(a) dlarray.valueof (a), varargin, 'UniformOutput', false);
      backs = cell (1, numel (parts));
      for k = 1:numel (parts)
        backs{k} = @(d) uncat(dim, d, parts){k};
      end
      z = dlarray.step ('cat', cat (dim, parts{:}), varargin, backs);
    end
    function z = horzcat (varargin)
      z = cat (2, varargin{:});
    end
    function z = vertcat (varargin)
      z = cat (1, varargin{:});
    end

    % ---- Indexing

    function varargout = subsref (x, s)
      if strcmp (s(1).type, '()')
        u = x.value;
        subs = cellfun (@(a) dlarray.valueof (a), s(1).subs, 'UniformOutput', false);
        r = dlarray.step ('index', u(subs{:}), {x}, {@(d) addat(zeros (size (u)), d, subs{:})});
        if numel (s) > 1
          [varargout{1:max (1, nargout)}] = subsref (r, s(2:end));
        else
          varargout{1} = r;
        end
      elseif strcmp (s(1).type, '.') && any (strcmp (s(1).subs, {'value', 'tape', 'id'}))
        r = x.(s(1).subs);
        if numel (s) > 1
          r = subsref (r, s(2:end));
        end
        varargout{1} = r;
      else
        error ('Nabla:bad-argument', 'dlarray: indexed by ( ) only');
      end
    end
    function z = subsasgn (x, s, v)
      if ~isa (x, 'dlarray') && ~isnumeric (x)
        z = builtin ('subsasgn', x, s, v);
        return
      end
      if numel (s) > 1 || ~strcmp (s(1).type, '()')
        error ('Nabla:bad-argument', 'dlarray: entries are set by ( ) only');
      end
      subs = cellfun (@(a) dlarray.valueof (a), s(1).subs, 'UniformOutput', false);
      [u, w] = dlarray.values (x, v);
      y = u;
      y(subs{:}) = w;
      z = dlarray.step ('assign', y, {x, v}, ...
                        {@(d) dlarray.cleared(d, subs, size (u)), @(d) sumto(d(subs{:}), size (w))});
    end
    function k = subsindex (x)
      k = x.value - 1;
    end

    % ---- What does not change with small changes

    function varargout = floor (x, varargin)
      [varargout{1:max (1, nargout)}] = floor (x.value, varargin{:});
    end
    function varargout = ceil (x, varargin)
      [varargout{1:max (1, nargout)}] = ceil (x.value, varargin{:});
    end
    function varargout = round (x, varargin)
      [varargout{1:max (1, nargout)}] = round (x.value, varargin{:});
    end
    function varargout = fix (x, varargin)
      [varargout{1:max (1, nargout)}] = fix (x.value, varargin{:});
    end
    function varargout = sign (x, varargin)
      [varargout{1:max (1, nargout)}] = sign (x.value, varargin{:});
    end
    function varargout = isnan (x, varargin)
      [varargout{1:max (1, nargout)}] = isnan (x.value, varargin{:});
    end
    function varargout = isinf (x, varargin)
      [varargout{1:max (1, nargout)}] = isinf (x.value, varargin{:});
    end
    function varargout = isempty (x, varargin)
      [varargout{1:max (1, nargout)}] = isempty (x.value, varargin{:});
    end
    function varargout = numel (x, varargin)
      [varargout{1:max (1, nargout)}] = numel (x.value, varargin{:});
    end
    function varargout = ndims (x, varargin)
      [varargout{1:max (1, nargout)}] = ndims (x.value, varargin{:});
    end
    function varargout = length (x, varargin)
      [varargout{1:max (1, nargout)}] = length (x.value, varargin{:});
    end
    function varargout = rows (x, varargin)
      [varargout{1:max (1, nargout)}] = rows (x.value, varargin{:});
    end
    function varargout = columns (x, varargin)
      [varargout{1:max (1, nargout)}] = columns (x.value, varargin{:});
    end
    function varargout = isreal (x, varargin)
      [varargout{1:max (1, nargout)}] = isreal (x.value, varargin{:});
    end
    function varargout = iscomplex (x, varargin)
      [varargout{1:max (1, nargout)}] = iscomplex (x.value, varargin{:});
    end
    function varargout = isscalar (x, varargin)
      [varargout{1:max (1, nargout)}] = isscalar (x.value, varargin{:});
    end
    function varargout = isvector (x, varargin)
      [varargout{1:max (1, nargout)}] = isvector (x.value, varargin{:});
    end
    function varargout = isrow (x, varargin)
      [varargout{1:max (1, nargout)}] = isrow (x.value, varargin{:});
    end
    function varargout = iscolumn (x, varargin)
      [varargout{1:max (1, nargout)}] = iscolumn (x.value, varargin{:});
    end
    function varargout = ismatrix (x, varargin)
      [varargout{1:max (1, nargout)}] = ismatrix (x.value, varargin{:});
    end
    function varargout = any (x, varargin)
      [varargout{1:max (1, nargout)}] = any (x.value, varargin{:});
    end
    function varargout = all (x, varargin)
      [varargout{1:max (1, nargout)}] = all (x.value, varargin{:});
    end
    function varargout = find (x, varargin)
      [varargout{1:max (1, nargout)}] = find (x.value, varargin{:});
    end
    function varargout = not (x, varargin)
      [varargout{1:max (1, nargout)}] = not (x.value, varargin{:});
    end
    function varargout = nnz (x, varargin)
      [varargout{1:max (1, nargout)}] = nnz (x.value, varargin{:});
    end
    function varargout = isfinite (x, varargin)
      [varargout{1:max (1, nargout)}] = isfinite (x.value, varargin{:});
    end
    function z = eq (a, b)
      z = dlarray.valueof (a) == dlarray.valueof (b);
    end
    function z = ne (a, b)
      z = dlarray.valueof (a) ~= dlarray.valueof (b);
    end
    function z = lt (a, b)
      z = dlarray.valueof (a) < dlarray.valueof (b);
    end
    function z = le (a, b)
      z = dlarray.valueof (a) <= dlarray.valueof (b);
    end
    function z = gt (a, b)
      z = dlarray.valueof (a) > dlarray.valueof (b);
    end
    function z = ge (a, b)
      z = dlarray.valueof (a) >= dlarray.valueof (b);
    end
    function z = and (a, b)
      z = dlarray.valueof (a) & dlarray.valueof (b);
    end
    function z = or (a, b)
      z = dlarray.valueof (a) | dlarray.valueof (b);
    end
  end
  methods (Static)
    function z = step (name, value, inputs, backs)
      % Writes a step on the tape of its inputs; without one, the result is a plain DLARRAY.
      tape = [];
      parents = [];
      kept = {};
      for k = 1:numel (inputs)
        a = inputs{k};
        if isa (a, 'dlarray') && ~isempty (a.tape)
          tape = a.tape;
          parents(end+1) = a.id;
          kept{end+1} = backs{k};
        end
      end
      if isempty (parents)
        z = dlarray (value);
      else
        id = record (tape, name, value, parents, kept);
        if ~isempty (tape.nudge) && tape.nudge{1} == id
          value = value + tape.nudge{2};
        end
        z = dlarray (value, tape, id);
      end
    end
    function v = valueof (a)
      v = a;
      if isa (a, 'dlarray')
        v = a.value;
      end
    end
    function [u, v] = values (a, b)
      u = dlarray.valueof (a);
      v = dlarray.valueof (b);
    end
    function c = columns (a)
      c = a;
      if size (a, 1) == 1
        c = reshape (a, [], 1);
      end
    end
    function [z, k] = extremum (name, f, compare, x, rest)
      if numel (rest) == 1
        k = [];
        [u, v] = dlarray.values (x, rest{1});
        first = compare (u, v);
        z = dlarray.step (name, f (u, v), {x, rest{1}}, ...
                          {@(d) sumto(d .* first, size (u)), @(d) sumto(d .* ~first, size (v))});
        return
      end
      u = x.value;
      dim = [];
      if numel (rest) == 2
        dim = rest{2};
      end
      [y, k] = f (u, rest{:});
      where = k;
      z = dlarray.step (name, y, {x}, {@(d) extremumadjoint(d, where, size (u), dim)});
    end
    function y = convolution (name, f, x, a, rest)
      [u, v] = dlarray.values (x, a);
      shape = [rest, {'full'}]{1};
      switch shape
        case 'valid'
          backs = {@(d) convn(d, flipall (v), 'full'), @(d) convn(flipall (u), d, 'valid')};
        case 'full'
          backs = {@(d) convn(d, flipall (v), 'valid'), @(d) convn(d, flipall (u), 'valid')};
        otherwise
          backs = {@(d) convn(unsame (d, size (v)), flipall (v), 'valid'), ...
                   @(d) convn(unsame (d, size (v)), flipall (u), 'valid')};
      end
      y = dlarray.step (name, f (u, v, shape), {x, a}, backs);
    end
    function d = cleared (d, subs, n)
      d(subs{:}) = 0;
      if ~isequal (size (d), n)
        at = arrayfun (@(k) 1:k, n, 'UniformOutput', false);
        d = d(at{:});
      end
    end
    function d = ondiagonal (d, n)
      z = zeros (n);
      k = 1:numel (d);
      z(k + (k - 1) * n(1)) = d;
      d = z;
    end
    function p = others (u, dim)
      % The product of all entries but one, along a dimension; zeros are no trouble.
      p = ones (size (u));
      at = repmat ({':'}, 1, ndims (u));
      n = size (u, dim);
      for k = 1:n
        at{dim} = setdiff (1:n, k);
        one = prod (u(at{:}), dim);
        at{dim} = k;
        p(at{:}) = one;
      end
    end
  end
end
