function c = blackman (m, opt)
  % BLACKMAN  The weights of a window of length M, as a column.
  %   C = BLACKMAN (M). A second argument 'periodic' leaves out the last of M + 1, 'symmetric' is the default.
  %
  %   >> round (1000 * blackman (4))'
  %   ans =
  %
  %        0   630   630     0
  %
  %   See also: fft, filter
  if nargin < 1
    print_usage ();
  end
  if ~(isscalar (m) && m == fix (m) && m > 0)
    error ('blackman: M must be a positive integer');
  end
  n = m - 1;
  if nargin > 1
    switch opt
      case 'periodic'
        n = m;
      case 'symmetric'
      otherwise
        error ('blackman: window type must be either "periodic" or "symmetric"');
    end
  end
  if m == 1
    c = 1;
    return;
  end
  k = (0:m - 1)';
  c = 0.42 - 0.5 * cos (2 * pi * k / n) + 0.08 * cos (4 * pi * k / n);
end

%!assert (numel (blackman (7)), 7)
%!assert (blackman (1), 1)
%!error <positive integer> blackman (0)
