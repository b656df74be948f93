function out = vectorize (fcn)
  % VECTORIZE  The text of a function (or the function) with .*, ./ and .^ in place of *, / and ^.
  %
  %   >> vectorize ('x^2*y')
  %   ans = x.^2.*y
  %
  %   See also: str2func, func2str, arrayfun
  if nargin < 1
    print_usage ();
  end
  if isa (fcn, 'function_handle')
    text = func2str (fcn);
    close_ = find (text == ')', 1);
    out = str2func ([text(1:close_), dotted(text(close_ + 1:end))]);
  elseif ischar (fcn)
    out = dotted (fcn);
  else
    error ('vectorize: FUN must be a string or anonymous function handle');
  end
end

function s = dotted (s)
  s = regexprep (s, '\.?(\*\*|[*/^])', '.$1');
end

%!assert (vectorize ('2^x.*y'), '2.^x.*y')
%!assert (func2str (vectorize (@(x) x^2)), '@(x) x .^ 2')
