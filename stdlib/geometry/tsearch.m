function idx = tsearch (x, y, t, xi, yi)
  % TSEARCH  The triangle of T around each point, NaN if there is none.
  %
  %   >> tsearch ([0; 1; 0], [0; 0; 1], [1 2 3], [0.2 2], [0.2 2])
  %   ans =
  %
  %        1
  %      NaN
  %
  %   See also: delaunay, tsearchn
  if nargin ~= 5
    print_usage ();
  end
  idx = tsearchn ([x(:), y(:)], t, [xi(:), yi(:)]);
end

%!assert (tsearch ([0 1 0]', [0 0 1]', [1 2 3], 0.1, 0.1), 1)
