function text = char (obj)
  % CHAR  The expression of an inline function as text.
  text = obj.expr;
end
