function d = divergence (varargin)
  % DIVERGENCE  The divergence of a vector field on a grid.
  %   DIVERGENCE (X, Y, Z, FX, FY, FZ), DIVERGENCE (FX, FY, FZ), DIVERGENCE (X, Y, FX, FY),
  %   DIVERGENCE (FX, FY).
  %
  %   >> [x, y] = meshgrid (-1:1);
  %   >> divergence (x, y, x, 2 * y)
  %   ans =
  %
  %      3   3   3
  %      3   3   3
  %      3   3   3
  %
  %   See also: curl, gradient, del2
  switch nargin
    case {2, 3}
      field = varargin;
      grid = {};
    case {4, 6}
      n = nargin / 2;
      field = varargin(n + 1:end);
      grid = varargin(1:n);
      for k = 1:n
        if ~isvector (grid{k})
          place = {1, 1, 1};
          place{[2 1 3](k)} = ':';
          grid{k} = grid{k}(place{:})(:);
        end
      end
    otherwise
      print_usage ();
  end
  d = gradient (field{1}, grid{:});
  if numel (field) == 2
    [~, y] = gradient (field{2}, grid{:});
    d = d + y;
  else
    [~, y] = gradient (field{2}, grid{:});
    [~, ~, z] = gradient (field{3}, grid{:});
    d = d + y + z;
  end
end

%!test
%! [x, y] = meshgrid (0:3);
%! assert (divergence (x, y, 3 * x, -y), 2 * ones (4));
