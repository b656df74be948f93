function y = relu (x)
  % RELU  The rectifier: X where it is positive, else zero.
  %
  %   >> relu ([-2 0 3])
  %   ans =
  %
  %      0   0   3
  %
  %   See also: reluGrad, sigmoid, softmax
  if nargin ~= 1
    print_usage ();
  end
  y = max (x, 0);
end

%!assert (relu (single ([-1 2])), single ([0 2]))
%!assert (relu ([]), [])
