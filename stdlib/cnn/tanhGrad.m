function d = tanhGrad (x)
  % TANHGRAD  The derivative of the hyperbolic tangent: 1 - tanh (X) .^ 2.
  %
  %   >> tanhGrad ([-1 0 1])
  %   ans =
  %
  %      0.4200   1.0000   0.4200
  %
  %   See also: tanh, sigmoidGrad, reluGrad
  if nargin ~= 1
    print_usage ();
  end
  d = 1 - tanh (x) .^ 2;
end

%!assert (tanhGrad (0), 1)
