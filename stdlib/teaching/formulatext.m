function text = formulatext (formula)
  % FORMULATEXT  A formula of a lesson as a line of text.
  %   TEXT = FORMULATEXT (FORMULA): frac{a}{b} becomes a / b, and braces go.
  %
  %   >> formulatext ('frac{∂E}{∂x} = J^T g_{ij}')
  %   ans = ∂E / ∂x = J^T g_ij
  %
  %   See also: mathml, lesson
  text = regexprep (formula, 'frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}', '$1 / $2');
  text = strrep (strrep (text, '{', ''), '}', '');
end

%!assert (formulatext ('sum_{j=1}^{l} x_{i+l-j}'), 'sum_j=1^l x_i+l-j')
%!assert (formulatext ('frac{a_{i}}{b} + 1'), 'a_i / b + 1')
