function d = sigmoidGrad (x)
  % SIGMOIDGRAD  The derivative of the sigmoid: s .* (1 - s) with s = sigmoid (X).
  %
  %   >> sigmoidGrad ([-1 0 1])
  %   ans =
  %
  %      0.1966   0.2500   0.1966
  %
  %   See also: sigmoid, tanhGrad, reluGrad
  if nargin ~= 1
    print_usage ();
  end
  s = sigmoid (x);
  d = s .* (1 - s);
end

%!assert (sigmoidGrad (0), 0.25)
%!assert (sigmoidGrad (0.3), (sigmoid (0.3 + 1e-6) - sigmoid (0.3 - 1e-6)) / 2e-6, 1e-9)
