function s = cnnslope (name, y)
  % CNNSLOPE  Derivative of an activation function, told from its value.
  %   S = CNNSLOPE (NAME, Y) is f'(u) where Y = f(u): for the sigmoid f' = y (1 - y), for tanh
  %   f' = 1 - y^2, for ReLU 1 where y is positive. So the sums u need not be kept for the way back.
  %   At its kink, u = 0, ReLU gets the slope 0.
  %
  %   >> cnnslope ('sigmoid', [0.5 0.9])
  %   ans =
  %
  %      0.250000   0.090000
  %
  %   Source: notes, N7 and N9 (sigma' and f').   See also: cnnactivate
  switch name
    case 'sigmoid'
      s = y .* (1 - y);
    case 'tanh'
      s = 1 - y .^ 2;
    case 'relu'
      s = double (y > 0);
    case 'linear'
      s = ones (size (y));
    otherwise
      error ('Nabla:unknown-option', ...
             'cnnslope: no slope for ''%s''; known: sigmoid, tanh, relu, linear', name);
  end
end

%!test % against central differences
%! names = {'sigmoid', 'tanh', 'relu', 'linear'}; u = [-1.3 -0.2 0.4 2]; h = 1e-5;
%! for k = 1:4
%!   d = (cnnactivate (names{k}, u + h) - cnnactivate (names{k}, u - h)) / (2 * h);
%!   assert (cnnslope (names{k}, cnnactivate (names{k}, u)), d, 1e-9);
%! end
%!assert (cnnslope ('relu', cnnactivate ('relu', 0)), 0)
%!error <no slope for 'softmax'> cnnslope ('softmax', 1)
