function idx = dsearch (x, y, tri, xi, yi, s)
  % DSEARCH  The point of X, Y that is nearest to each point XI, YI; triangles TRI and S are not needed.
  %
  %   >> dsearch ([0 1 5], [0 1 5], [], 4, 4)
  %   ans = 3
  %
  %   See also: dsearchn, tsearch
  if nargin < 5
    print_usage ();
  end
  idx = dsearchn ([x(:), y(:)], [xi(:), yi(:)]);
end

%!assert (dsearch ([0 1 5]', [0 1 5]', [1 2 3], [4; 0], [4; 0.1]), [3; 1])
