function loss = crossentropy (y, target)
  % CROSSENTROPY  The mean over the columns of -sum (TARGET .* log (Y)): Y are probabilities, as SOFTMAX gives
  %   them, TARGET ones and zeros (ONEHOT) or probabilities.
  %
  %   >> crossentropy ([0.5 0.25; 0.5 0.75], [1 0; 0 1])
  %   ans = 0.4904
  %
  %   See also: softmax, mse, onehot
  if nargin ~= 2
    print_usage ();
  end
  if ~size_equal (y, target)
    error ('crossentropy: Y and TARGET must have the same size');
  end
  part = target .* log (y);
  part(target == 0) = 0;
  loss = -sum (part(:)) / columns (y);
end

%!assert (crossentropy ([1; 0], [1; 0]), 0)
