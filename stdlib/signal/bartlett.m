function c = bartlett (m)
  % BARTLETT  The weights of a triangular window of length M, zero at both ends, as a column.
  %
  %   >> bartlett (5)'
  %   ans =
  %
  %           0   0.5000   1.0000   0.5000        0
  %
  %   See also: hamming, hanning, triangle_lw
  if nargin < 1
    print_usage ();
  end
  if ~(isscalar (m) && m == fix (m) && m > 0)
    error ('bartlett: M must be a positive integer');
  end
  if m == 1
    c = 1;
    return;
  end
  m = m - 1;
  n = fix (m / 2);
  c = [2 * (0:n)' / m; 2 - 2 * (n + 1:m)' / m];
end

%!assert (bartlett (3), [0; 1; 0])
%!assert (bartlett (1), 1)
