function names = argnames (obj)
  % ARGNAMES  The names of the arguments of an inline function, as a column cell.
  names = obj.args;
end
