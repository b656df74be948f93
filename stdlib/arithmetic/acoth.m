function y = acoth (x)
  % ACOTH  The inverse hyperbolic cotangent.
  %
  %   >> acoth ([2 4])
  %   ans =
  %
  %      0.5493   0.2554
  %
  %   See also: coth, atanh
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('acoth: X must be numeric');
  end
  y = atanh (1 ./ x);
end

%!assert (coth (acoth ([2 -4])), [2 -4], 1e-14)
