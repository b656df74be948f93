function n = nargin (obj)
  % NARGIN  How many arguments an inline function takes.
  n = numel (obj.args);
end
