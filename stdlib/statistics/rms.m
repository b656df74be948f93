function y = rms (x, dim)
  % RMS  Root of the mean square along a dimension.
  %   Y = RMS (X) or RMS (X, DIM).
  %
  %   >> rms ([3 4])
  %   ans = 3.5355
  %
  %   See also: meansq, norm, std
  if nargin < 1
    print_usage ();
  end
  if nargin < 2
    y = sqrt (meansq (x));
  else
    y = sqrt (meansq (x, dim));
  end
end

%!assert (rms ([1 1; 7 1]), [5 1])
