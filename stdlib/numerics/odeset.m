function options = odeset (varargin)
  % ODESET  Options for the solvers of differential equations.
  %   OPTIONS = ODESET ('RelTol', 1e-6, ...) is a struct with all options, [] where nothing is set.
  %   ODESET (OLD, ...) changes options, ODESET (OLD, NEW) takes over what is set in NEW. The solvers
  %   use RelTol, AbsTol, InitialStep, MaxStep, NormControl, Refine, Events, OutputFcn, OutputSel,
  %   Stats, Mass (a matrix).
  %
  %   >> odeset ('RelTol', 1e-6).RelTol
  %   ans = 1.0000e-06
  %
  %   See also: odeget, ode45, ode23
  names = {'AbsTol', 'BDF', 'Events', 'InitialSlope', 'InitialStep', 'Jacobian', 'JConstant', ...
           'JPattern', 'Mass', 'MassSingular', 'MaxOrder', 'MaxStep', 'MStateDependence', ...
           'MvPattern', 'NonNegative', 'NormControl', 'OutputFcn', 'OutputSel', 'Refine', ...
           'RelTol', 'Stats', 'Vectorized'};
  options = cell2struct (cell (numel (names), 1), names', 1);
  args = varargin;
  while ~isempty (args) && isstruct (args{1})
    for f = fieldnames (args{1})'
      if ~isempty (args{1}.(f{1}))
        options.(f{1}) = args{1}.(f{1});
      end
    end
    args(1) = [];
  end
  if mod (numel (args), 2) ~= 0
    error ('odeset: FIELD/VALUE arguments must occur in pairs');
  end
  for k = 1:2:numel (args)
    if ~ischar (args{k})
      error ('odeset: All FIELD names must be strings');
    end
    hit = find (strcmpi (args{k}, names));
    if isempty (hit)
      warning ('Octave:invalid-input-arg', 'odeset: unknown option "%s"', args{k});
      options.(args{k}) = args{k + 1};
    else
      options.(names{hit}) = args{k + 1};
    end
  end
end

%!assert (odeset ('reltol', 1).RelTol, 1)
%!assert (odeset (odeset ('RelTol', 1), 'AbsTol', 2).RelTol, 1)
%!error <pairs> odeset ('RelTol')
