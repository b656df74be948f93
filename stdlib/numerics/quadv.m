function [q, nfev] = quadv (f, a, b, tol, trace, varargin)
  % QUADV  Integral of a function of one number whose values may be arrays.
  %   Q = QUADV (F, A, B, TOL) by adaptive Simpson rules; further arguments after TRACE are handed to F.
  %
  %   >> quadv (@(x) [x, x ^ 2], 0, 3)
  %   ans =
  %
  %      4.5000   9.0000
  %
  %   See also: quadgk, integral
  if nargin < 3
    print_usage ();
  end
  if nargin < 4 || isempty (tol)
    tol = 1e-6;
  end
  if ischar (f)
    f = str2func (f);
  end
  if ~isscalar (tol)
    error ('quadv: TOL must be a scalar');
  end
  c = (a + b) / 2;
  fa = f (a, varargin{:});
  fc = f (c, varargin{:});
  fb = f (b, varargin{:});
  nfev = 3;
  % A pole at an end is looked at from beside it.
  if any (isinf (fa(:)))
    fa = f (a + eps * (b - a), varargin{:});
  end
  if any (isinf (fb(:)))
    fb = f (b - eps * (b - a), varargin{:});
  end
  whole = (b - a) / 6 * (fa + 4 * fc + fb);
  [q, nfev] = halves (f, a, b, c, fa, fb, fc, whole, nfev, abs (b - a) * 1e-10, tol, varargin);
end

function [q, nfev] = halves (f, a, b, c, fa, fb, fc, whole, nfev, hmin, tol, more)
  if nfev > 10000
    warning ('quadv: maximum iteration count reached');
    q = whole;
    return;
  end
  d = (a + c) / 2;
  e = (c + b) / 2;
  fd = f (d, more{:});
  fe = f (e, more{:});
  nfev = nfev + 2;
  left = (c - a) / 6 * (fa + 4 * fd + fc);
  right = (b - c) / 6 * (fc + 4 * fe + fb);
  q = left + right;
  change = q - whole;
  if max (abs (change(:))) > tol && abs (b - a) > hmin
    [left, nfev] = halves (f, a, c, d, fa, fc, fd, left, nfev, hmin, tol, more);
    [right, nfev] = halves (f, c, b, e, fc, fb, fe, right, nfev, hmin, tol, more);
    q = left + right;
  else
    q = q + change / 15;
  end
end

%!assert (quadv (@(x) [x, x ^ 2], 0, 3), [4.5 9], 1e-10)
