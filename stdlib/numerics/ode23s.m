function varargout = ode23s (fcn, trange, init, varargin)
  % ODE23S  Solve y' = f (t, y) by a method of order 2 for stiff equations.
  %   Arguments and results are those of ODE45. The option 'Jacobian' is the matrix of the derivatives of F
  %   or a function of t and y; without it they are found by differences.
  %
  %   Source: a modified Rosenbrock method, L. F. Shampine, M. W. Reichelt, SIAM J. Sci. Comput. 18, 1997.
  %
  %   >> [t, y] = ode23s (@(t, y) -1000 * (y - cos (t)), [0 1], 1);
  %   >> abs (y(end) - cos (1)) < 1e-2
  %   ans = 1
  %
  %   See also: ode45, ode23, odeset
  if nargin < 3
    print_usage ();
  end
  options = struct ();
  if numel (varargin) > 0 && isstruct (varargin{1})
    options = varargin{1};
  end
  jacobian_ = odeget (options, 'Jacobian');
  if iscell (jacobian_) && ~isempty (jacobian_)
    jacobian_ = jacobian_{1};
  end
  mass = odeget (options, 'Mass');
  if ~isnumeric (mass) || isempty (mass)
    mass = [];
  end
  method.name = 'ode23s';
  method.order = 2;
  method.refine = 1;
  method.nodes = [0, 1/2, 1];
  method.middle = [];
  method.stepper = @(f, t, x, h) rosenbrock (f, t, x, h, jacobian_, mass);
  [varargout{1:nargout}] = odeadaptive (method, fcn, trange, init, varargin{:});
end

function [new, x_new, x_low, k] = rosenbrock (f, t, x, h, jacobian_, mass)
  d = 1 / (2 + sqrt (2));
  e = 6 + sqrt (2);
  n = numel (x);
  f0 = f (t, x)(:);
  if isempty (jacobian_)
    J = zeros (n);
    for j = 1:n
      delta = sqrt (eps) * max (abs (x(j)), 1e-5);
      y = x;
      y(j) = x(j) + delta;
      J(:, j) = (f (t, y)(:) - f0) / (y(j) - x(j));
    end
  else
    J = jacobian_;
    if isa (J, 'function_handle')
      J = J (t, x);
    end
    if ~isempty (mass)
      J = mass \ J;
    end
  end
  delta = sqrt (eps) * max (abs (t), abs (h));
  T = (f (t + delta, x)(:) - f0) / delta;
  W = eye (n) - h * d * J;
  k1 = W \ (f0 + h * d * T);
  f1 = f (t + h / 2, x + h / 2 * k1)(:);
  k2 = W \ (f1 - k1) + k1;
  new = t + h;
  x_new = x + h * k2;
  f2 = f (new, x_new)(:);
  k3 = W \ (f2 - e * (k2 - f1) - 2 * (k1 - f0) + h * d * T);
  x_low = x_new + h / 6 * (k1 - 2 * k2 + k3);
  k = [f0, f2];
end

%!test
%! [t, y] = ode23s (@(t, y) [y(2); 100 * (1 - y(1)^2) * y(2) - y(1)], [0 10], [2; 0]);
%! assert (t(end), 10);
%! assert (y(end, 1), 1.93, 0.02);
