function p = list_primes (n)
  % LIST_PRIMES  The first N primes, 25 without N.
  %
  %   >> list_primes (6)
  %   ans =
  %
  %       2    3    5    7   11   13
  %
  %   See also: primes, isprime
  if nargin < 1
    n = 25;
  end
  if ~(isscalar (n) && isreal (n))
    error ('list_primes: N must be a real scalar');
  end
  n = ceil (n);
  if n < 1
    p = [];
    return;
  end
  % The n-th prime is below n (log n + log log n) from the sixth on.
  top = max (13, n * (log (n) + log (log (max (n, 3)))) + 1);
  p = primes (top)(1:n);
end

%!assert (list_primes (5), [2 3 5 7 11])
%!assert (list_primes (1000)(end), 7919)
%!assert (list_primes ()(end), 97)
