function [varargout] = curl (varargin)
  % CURL  The rotation of a vector field on a grid.
  %   [CX, CY, CZ, V] = CURL (X, Y, Z, FX, FY, FZ) or CURL (FX, FY, FZ); in the plane
  %   [CZ, V] = CURL (X, Y, FX, FY) or CURL (FX, FY). V is half of the part along the field: the angular
  %   velocity in radians. With one output only V.
  %
  %   >> [x, y] = meshgrid (-1:1);
  %   >> c = curl (x, y, -y, x)
  %   c =
  %
  %      1   1   1
  %      1   1   1
  %      1   1   1
  %
  %   See also: divergence, gradient, del2
  switch nargin
    case {2, 3}
      field = varargin;
      grid = {};
    case {4, 6}
      field = varargin(nargin / 2 + 1:end);
      grid = axesof (varargin(1:nargin / 2));
    otherwise
      print_usage ();
  end
  if numel (field) == 2
    [~, dFx_dy] = gradient (field{1}, grid{:});
    dFy_dx = gradient (field{2}, grid{:});
    c = dFy_dx - dFx_dy;
    v = c / 2;
    if nargout < 2
      varargout = {v};
    else
      varargout = {c, v};
    end
  else
    [~, dFx_dy, dFx_dz] = gradient (field{1}, grid{:});
    [dFy_dx, ~, dFy_dz] = gradient (field{2}, grid{:});
    [dFz_dx, dFz_dy] = gradient (field{3}, grid{:});
    cx = dFz_dy - dFy_dz;
    cy = dFx_dz - dFz_dx;
    cz = dFy_dx - dFx_dy;
    l = sqrt (field{1} .^ 2 + field{2} .^ 2 + field{3} .^ 2);
    v = (cx .* field{1} + cy .* field{2} + cz .* field{3}) ./ (2 * l);
    if nargout < 2
      varargout = {v};
    else
      varargout = {cx, cy, cz, v};
    end
  end
end

% The coordinates along each axis of a grid.
function axes = axesof (grid)
  axes = grid;
  for k = 1:numel (grid)
    g = grid{k};
    if ~isvector (g)
      switch k
        case 1
          g = g(1, :, 1);
        case 2
          g = g(:, 1, 1);
        case 3
          g = g(1, 1, :);
      end
      axes{k} = g(:);
    end
  end
end

%!test
%! [x, y] = meshgrid (0:3);
%! [c, v] = curl (x, y, -y, x);
%! assert (c, 2 * ones (4));
%! assert (v, ones (4));
