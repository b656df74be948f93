function [cest, v] = condest (A, varargin)
  % CONDEST  An estimate of the condition number in the 1-norm, without an inverse.
  %   CONDEST (A, T) and CONDEST (A, SOLVE, T, P1, ...), CONDEST (APPLY, SOLVE, T, P1, ...) with functions as
  %   NORMEST1 takes them. V is nearly in the null space where CEST is large.
  %
  %   >> condest ([1 2; 3 4])
  %   ans = 21.000
  %
  %   See also: cond, normest1, rcond
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (A) || isa (A, 'function_handle'))
    error ('condest: first argument must be a square matrix or function handle');
  end
  if isnumeric (A)
    if ndims (A) ~= 2 || rows (A) ~= columns (A)
      error ('condest: A must be square');
    end
    n = rows (A);
    if n == 0
      cest = 0;
      v = [];
      return;
    end
    size1 = norm (A, 1);
  end
  rest = varargin;
  solve = [];
  if isempty (rest) || ~isa (rest{1}, 'function_handle')
    if isa (A, 'function_handle')
      if nargin < 2
        error ('condest: must provide AINVFCN when using AFCN');
      end
      error ('condest: AINVFCN must be a function handle');
    end
    t = [];
    if ~isempty (rest)
      t = rest{1};
    end
    extra = {};
  else
    solve = rest{1};
    t = [];
    if numel (rest) > 1
      t = rest{2};
    end
    extra = rest(3:end);
  end
  if isa (A, 'function_handle')
    size1 = normest1 (A, t, [], extra{:});
    n = A ('dim', [], extra{:});
  end
  if isempty (solve)
    [L, U, P] = lu (A);
    if any (diag (U) == 0)
      cest = Inf;
      v = [];
      return;
    end
    solve = @(flag, x) withfactors (flag, x, n, isreal (A), L, U, P);
    extra = {};
  end
  [inverse, v, w] = normest1 (solve, t, [], extra{:});
  cest = size1 * inverse;
  v = w / norm (w, 1);
end

function y = withfactors (flag, x, n, isreal_, L, U, P)
  switch flag
    case 'dim'
      y = n;
    case 'real'
      y = isreal_;
    case 'notransp'
      y = U \ (L \ (P * x));
    case 'transp'
      y = P' * (L' \ (U' \ x));
  end
end

%!assert (condest ([1 2; 3 4]), 21, 1e-12)
%!assert (condest (ones (2)), Inf)
