function y = softmax (x, dim)
  % SOFTMAX  Numbers made probabilities: exp (X) over its sum, for each column (or along DIM).
  %   The largest element is taken off first, so that nothing overflows.
  %
  %   >> softmax ([1; 2; 3])
  %   ans =
  %
  %      0.090031
  %      0.244728
  %      0.665241
  %
  %   See also: logsumexp, crossentropy, sigmoid
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    dim = 1;
  end
  y = exp (x - max (x, [], dim));
  y = y ./ sum (y, dim);
end

%!assert (sum (softmax ([1 2; 3 4])), [1 1], eps)
%!assert (softmax ([1000; 1000]), [0.5; 0.5])
