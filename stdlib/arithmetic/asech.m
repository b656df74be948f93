function y = asech (x)
  % ASECH  The inverse hyperbolic secant.
  %
  %   >> asech ([0.5 1])
  %   ans =
  %
  %      1.3170        0
  %
  %   See also: sech, acosh
  if nargin < 1
    print_usage ();
  end
  if ~isnumeric (x)
    error ('asech: X must be numeric');
  end
  y = acosh (1 ./ x);
end

%!assert (sech (asech ([0.2 0.5])), [0.2 0.5], 4 * eps)
