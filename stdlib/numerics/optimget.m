function value = optimget (options, name, default)
  % OPTIMGET  One option out of those of OPTIMSET.
  %   OPTIMGET (OPTIONS, NAME, DEFAULT) is DEFAULT, or [] without one, where NAME is not set. Case and
  %   missing ends of NAME do not matter.
  %
  %   >> optimget (optimset ('TolX', 0.5), 'tolx')
  %   ans = 0.5000
  %
  %   See also: optimset
  if nargin < 2 || nargin > 3 || ~isstruct (options) || ~ischar (name)
    print_usage ();
  end
  if nargin < 3
    default = [];
  end
  if isfield (options, name)
    hit = {name};
  else
    fields = fieldnames (options);
    hit = fields(strcmpi (name, fields));
    if isempty (hit)
      hit = fields(strncmpi (name, fields, numel (name)));
    end
  end
  known = {'AutoScaling', 'ComplexEqn', 'Display', 'FinDiffType', 'FunValCheck', 'FunctionValue', ...
           'GradObj', 'Jacobian', 'MaxFunEvals', 'MaxIter', 'OutputFcn', 'TolFun', 'TolX', ...
           'TypicalX', 'Updating', 'AbsTol', 'RelTol', 'InitialStep', 'MaxStep'};
  if isempty (hit) && ~any (strcmpi (name, known))
    warning ('optimget: unrecognized option: %s', name);
  elseif numel (hit) > 1
    warning ('optimget: ambiguous option: %s (%s)', name, strjoin (hit(:)', ', '));
  end
  if numel (hit) == 1 && ~isempty (options.(hit{1}))
    value = options.(hit{1});
  else
    value = default;
  end
end

%!assert (optimget (struct (), 'TolX', 3), 3)
%!assert (optimget (optimset ('TolX', 1), 'TolX', 3), 1)
