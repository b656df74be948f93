function varargout = subsref (obj, index)
  % SUBSREF  F (X, ...) calls an inline function.
  if (~ strcmp (index(1).type, '()'))
    error ('@inline/subsref: invalid index type');
  end
  value = obj.fh (index(1).subs{:});
  if (numel (index) > 1)
    value = subsref (value, index(2:end));
  end
  varargout{1} = value;
end
