function varargout = ode45 (fcn, trange, init, varargin)
  % ODE45  Solve y' = f (t, y) by a Runge-Kutta method of order 5 with steps of its own choice.
  %   [T, Y] = ODE45 (F, [T0 T1], Y0): F (t, y) gives a column; row k of Y is the solution at T(k).
  %   With more than two times in the second argument the solution is given there. ODE45 (F, TIMES,
  %   Y0, OPTIONS, ...) takes options of ODESET; further arguments are handed to F.
  %   [T, Y, TE, YE, IE] also has the events. SOL = ODE45 (...) is a struct with fields x and y.
  %
  %   Source: Dormand and Prince, J. Comput. Appl. Math. 6, 1980; inside a step the interpolation of
  %   Shampine, Math. Comp. 46, 1986.
  %
  %   >> [t, y] = ode45 (@(t, y) -y, [0 1], 1);
  %   >> y(end)
  %   ans = 0.3679
  %
  %   See also: odeset, ode23, quadgk
  if nargin < 3
    print_usage ();
  end
  method.name = 'ode45';
  method.order = 5;
  method.refine = 1;
  method.nodes = [0, 1/5, 3/10, 4/5, 8/9, 1, 1];
  method.a = [0, 0, 0, 0, 0, 0;
              1/5, 0, 0, 0, 0, 0;
              3/40, 9/40, 0, 0, 0, 0;
              44/45, -56/15, 32/9, 0, 0, 0;
              19372/6561, -25360/2187, 64448/6561, -212/729, 0, 0;
              9017/3168, -355/33, 46732/5247, 49/176, -5103/18656, 0];
  method.b = [35/384; 0; 500/1113; 125/192; -2187/6784; 11/84];
  method.lower = [5179/57600; 0; 7571/16695; 393/640; -92097/339200; 187/2100; 1/40];
  method.middle = [6025192743/30085553152; 0; 51252292925/65400821598; ...
                   -2691868925/45128329728; 187940372067/1594534317056; ...
                   -1776094331/19743644256; 11237099/235043384];
  [varargout{1:nargout}] = odeadaptive (method, fcn, trange, init, varargin{:});
end

%!test
%! [t, y] = ode45 (@(t, y) [y(2); -y(1)], [0 pi], [0; 1], odeset ('RelTol', 1e-8, 'AbsTol', 1e-10));
%! assert (y(end, :), [0 -1], 1e-6);
%!test
%! [t, y] = ode45 (@(t, y) -y, [0 0.5 1], 1);
%! assert (t, [0; 0.5; 1]);
%! assert (y, exp (-t), 1e-3);
%!test
%! options = odeset ('Events', @(t, y) deal (y - 0.5, 1, 0));
%! [t, y, te, ye, ie] = ode45 (@(t, y) -y, [0 5], 1, options);
%! assert (te, log (2), 0.05);
