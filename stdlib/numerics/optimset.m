function options = optimset (varargin)
  % OPTIMSET  Options for the functions that search minima and zeros.
  %   OPTIONS = OPTIMSET ('TolX', 1e-8, 'MaxIter', 100, ...) is a struct. OPTIMSET (OLD, ...) changes
  %   options that exist, OPTIMSET (OLD, NEW) takes those of NEW over. OPTIMSET () is empty.
  %
  %   >> options = optimset ('TolX', 1e-8);
  %   >> optimget (options, 'TolX')
  %   ans = 1.0000e-08
  %
  %   See also: optimget, fzero, fminsearch, fminbnd
  names = {'AutoScaling', 'CheckHermitian', 'ComplexEqn', 'Display', 'FinDiffType', 'FunValCheck', ...
           'FunctionValue', 'Jacobian', 'MaxFunEvals', 'MaxIter', 'OutputFcn', 'TolFun', 'TolX', ...
           'TypicalX', 'Updating', 'GradObj', 'inexact', 'Algorithm', 'cobyqa', 'Simplex'};
  if nargin == 1 && (ischar (varargin{1}) || isa (varargin{1}, 'function_handle'))
    % The defaults of one function, which are those it takes itself.
    if ischar (varargin{1}) && ~exist (varargin{1})
      error ('optimset: no defaults for function ''%s''', varargin{1});
    end
    options = struct ();
    return;
  end
  args = varargin;
  if ~isempty (args) && isstruct (args{1})
    options = args{1};
    args(1) = [];
    if ~isempty (args) && isstruct (args{1})
      for f = fieldnames (args{1})'
        options.(f{1}) = args{1}.(f{1});
      end
      args(1) = [];
    end
  else
    options = struct ();
  end
  if mod (numel (args), 2) ~= 0 || ~iscellstr (args(1:2:end))
    print_usage ();
  end
  for k = 1:2:numel (args)
    name = args{k};
    hit = find (strcmpi (name, names));
    if isempty (hit)
      hit = find (strncmpi (name, names, numel (name)));
    end
    if numel (hit) == 1
      name = names{hit};
    elseif isempty (hit)
      warning ('optimset: unrecognized option: %s', name);
    else
      warning ('optimset: ambiguous option: %s (%s)', name, strjoin (names(hit), ', '));
    end
    options.(name) = args{k + 1};
  end
end

%!assert (optimset ('tolx', 1).TolX, 1)
%!assert (optimset (optimset ('TolX', 1), 'TolX', 2).TolX, 2)
%!assert (isempty (fieldnames (optimset ())))
