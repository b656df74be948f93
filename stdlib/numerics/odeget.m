function value = odeget (options, field, default)
  % ODEGET  One option out of those of ODESET.
  %   ODEGET (OPTIONS, FIELD, DEFAULT) is DEFAULT, or [], where FIELD is not set.
  %
  %   >> odeget (odeset ('RelTol', 0.5), 'RelTol')
  %   ans = 0.5000
  %
  %   See also: odeset
  if nargin < 2
    print_usage ();
  end
  value = [];
  if nargin > 2
    value = default;
  end
  if isstruct (options) && isfield (options, field) && ~isempty (options.(field))
    value = options.(field);
  end
end

%!assert (odeget ([], 'RelTol', 3), 3)
