function y = logsumexp (x, dim)
  % LOGSUMEXP  log (sum (exp (X))) of each column (or along DIM), without overflow.
  %
  %   >> logsumexp ([1000; 1000])
  %   ans = 1000.7
  %
  %   See also: softmax, crossentropy
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    dim = 1;
  end
  m = max (x, [], dim);
  m(~isfinite (m)) = 0;
  y = m + log (sum (exp (x - m), dim));
end

%!assert (logsumexp ([0; log(3)]), log (4), eps)
%!assert (logsumexp ([-Inf; -Inf]), -Inf)
