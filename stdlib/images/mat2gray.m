function img = mat2gray (A, limits)
  % MAT2GRAY  Numbers as a grey image: from the smallest (0) to the largest (1), or between the LIMITS.
  %
  %   >> mat2gray ([1 2 5])
  %   ans =
  %
  %           0   0.2500   1.0000
  %
  %   See also: im2double, rescale
  if nargin < 1
    print_usage ();
  end
  A = double (A);
  if nargin < 2 || isempty (limits)
    limits = [min(A(:)), max(A(:))];
  end
  if limits(2) == limits(1)
    img = min (max (A, 0), 1);
  else
    img = min (max ((A - limits(1)) / (limits(2) - limits(1)), 0), 1);
  end
end

%!assert (mat2gray ([0 5 10], [0 5]), [0 1 1])
