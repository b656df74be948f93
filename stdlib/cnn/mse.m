function loss = mse (y, target)
  % MSE  The mean of the squares of Y - TARGET.
  %
  %   >> mse ([1 2 3], [1 2 5])
  %   ans = 1.3333
  %
  %   See also: crossentropy, rms
  if nargin ~= 2
    print_usage ();
  end
  d = y - target;
  loss = mean (d(:) .^ 2);
end

%!assert (mse ([1 2], [1 4]), 2)
