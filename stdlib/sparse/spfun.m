function r = spfun (f, s)
  % SPFUN  A function of the elements that are not zero; sparse.
  %
  %   >> full (spfun (@exp, [0 1]))
  %   ans =
  %
  %           0   2.7183
  %
  %   See also: spones, arrayfun
  if nargin ~= 2
    print_usage ();
  end
  if ~(isnumeric (s) || islogical (s))
    error ('spfun: S must be numeric');
  end
  [i, j, v] = find (s);
  r = sparse (i, j, feval (f, v), size (s, 1), size (s, 2));
end

%!assert (spfun (@(x) x + 1, [0 1]), sparse ([0 2]))
