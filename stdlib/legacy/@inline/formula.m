function text = formula (obj)
  % FORMULA  The expression of an inline function as text.
  text = obj.expr;
end
