function opts = cnnoptions (who, opts, args)
  % CNNOPTIONS  Options as name and value pairs, or as one struct, over defaults.
  %   OPTS = CNNOPTIONS (WHO, DEFAULTS, ARGS) replaces fields of the struct DEFAULTS by those in the
  %   cell ARGS. A name that DEFAULTS does not have is an error that begins with WHO.
  %
  %   >> opts = cnnoptions ('demo', struct ('rate', 1, 'epochs', 1), {'epochs', 5}); opts.epochs
  %   ans = 5
  %
  %   See also: cnnsetup, cnntrain
  if numel (args) == 1 && isstruct (args{1})
    pairs = [fieldnames(args{1}), struct2cell(args{1})]';
    args = pairs(:)';
  end
  for k = 1:2:numel (args)
    if ~ischar (args{k}) || ~isfield (opts, args{k})
      if ischar (args{k})
        what = ['unknown option ''' args{k} ''''];
      else
        what = sprintf ('option %d should be a name', (k + 1) / 2);
      end
      error ('Nabla:unknown-option', '%s: %s; the options are %s', ...
             who, what, strjoin (fieldnames (opts)', ', '));
    end
    if k == numel (args)
      error ('Nabla:unknown-option', '%s: option ''%s'' has no value', who, args{k});
    end
    opts.(args{k}) = args{k+1};
  end
end

%!assert (cnnoptions ('t', struct ('a', 1), {}), struct ('a', 1))
%!assert (cnnoptions ('t', struct ('a', 1, 'b', 2), {struct('b', 3)}), struct ('a', 1, 'b', 3))
%!error <t: unknown option 'c'; the options are a, b> cnnoptions ('t', struct ('a', 1, 'b', 2), {'c', 3})
%!error <t: option 'a' has no value> cnnoptions ('t', struct ('a', 1), {'a'})
%!error <t: option 1 should be a name> cnnoptions ('t', struct ('a', 1), {7, 8})
