function d = reluGrad (x)
  % RELUGRAD  The derivative of the rectifier: one where X is positive, else zero.
  %
  %   >> reluGrad ([-2 0 3])
  %   ans =
  %
  %      0   0   1
  %
  %   See also: relu, sigmoidGrad, tanhGrad
  if nargin ~= 1
    print_usage ();
  end
  d = cast (x > 0, class (x));
end

%!assert (reluGrad ([-1 2]), [0 1])
