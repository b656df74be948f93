function obj = vectorize (obj)
  % VECTORIZE  The inline function with *, / and ^ replaced by .*, ./ and .^.
  obj = inline (regexprep (obj.expr, '(?<!\.)([*/^])', '.$1'), obj.args{:});
end
