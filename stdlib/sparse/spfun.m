function r = spfun (f, s)
  % SPFUN  A function of the elements that are not zero.
  %
  %   >> spfun (@exp, [0 1])
  %   ans =
  %
  %           0   2.7183
  %
  %   See also: spones, arrayfun
  if nargin ~= 2
    print_usage ();
  end
  r = zeros (size (s));
  at = s ~= 0;
  r(at) = feval (f, s(at));
end

%!assert (spfun (@(x) x + 1, [0 1]), [0 2])
