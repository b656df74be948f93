function varargout = ode23 (fcn, trange, init, varargin)
  % ODE23  Solve y' = f (t, y) by a Runge-Kutta method of order 3 with steps of its own choice.
  %   Arguments and results are those of ODE45.
  %
  %   Source: Bogacki and Shampine, Appl. Math. Lett. 2, 1989.
  %
  %   >> [t, y] = ode23 (@(t, y) -y, [0 1], 1);
  %   >> abs (y(end) - exp (-1)) < 1e-3
  %   ans = 1
  %
  %   See also: ode45, odeset
  if nargin < 3
    print_usage ();
  end
  method.name = 'ode23';
  method.order = 3;
  method.refine = 1;
  method.nodes = [0, 1/2, 3/4, 1];
  method.a = [0, 0, 0; 1/2, 0, 0; 0, 3/4, 0];
  method.b = [2/9; 1/3; 4/9];
  method.lower = [7/24; 1/4; 1/3; 1/8];
  method.middle = [];
  [varargout{1:nargout}] = odeadaptive (method, fcn, trange, init, varargin{:});
end

%!test
%! [t, y] = ode23 (@(t, y) [y(2); -y(1)], [0 pi], [0; 1], odeset ('RelTol', 1e-6));
%! assert (y(end, :), [0 -1], 1e-3);
