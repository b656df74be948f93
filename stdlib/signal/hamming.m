function c = hamming (m, opt)
  % HAMMING  The weights of a window of length M, as a column.
  %   C = HAMMING (M). A second argument 'periodic' leaves out the last of M + 1, 'symmetric' is the default.
  %
  %   >> round (1000 * hamming (4))'
  %   ans =
  %
  %       80   770   770    80
  %
  %   See also: fft, filter
  if nargin < 1
    print_usage ();
  end
  if ~(isscalar (m) && m == fix (m) && m > 0)
    error ('hamming: M must be a positive integer');
  end
  n = m - 1;
  if nargin > 1
    switch opt
      case 'periodic'
        n = m;
      case 'symmetric'
      otherwise
        error ('hamming: window type must be either "periodic" or "symmetric"');
    end
  end
  if m == 1
    c = 1;
    return;
  end
  k = (0:m - 1)';
  c = 0.54 - 0.46 * cos (2 * pi * k / n);
end

%!assert (numel (hamming (7)), 7)
%!assert (hamming (1), 1)
%!error <positive integer> hamming (0)
