function s = sprandom (draw, name, m, n, density, rc)
  % SPRANDOM  What sprand and sprandn share; DRAW makes the numbers.
  %
  %   See also: sprand, sprandn
  if nargin == 3
    [i, j] = find (m);
    [m, n] = size (m);
    s = sparse (i, j, draw (numel (i), 1), m, n);
    return;
  end
  if ~(isscalar (m) && m == fix (m) && m >= 0)
    error ('%s: M must be a non-negative integer', name);
  elseif ~(isscalar (n) && n == fix (n) && n >= 0)
    error ('%s: N must be a non-negative integer', name);
  elseif ~(density >= 0 && density <= 1)
    error ('%s: density D must be between 0 and 1', name);
  end
  wanted = round (m * n * density);
  if nargin == 5
    if m * n < 1e7
      at = randperm (m * n, wanted) - 1;
    else
      % So many places that a draw seldom gives one twice.
      at = [];
      while numel (at) < wanted
        at = unique ([at, floor(rand (1, wanted - numel (at)) * m * n)]);
      end
    end
    s = sparse (mod (at, m) + 1, floor (at / m) + 1, draw (1, wanted), m, n);
    return;
  end
  small = min (m, n);
  if isscalar (rc)
    if rc < 0 || rc > 1
      error ('%s: reciprocal condition number RC must be between 0 and 1', name);
    end
    values = linspace (1, rc, small);
  elseif ~isvector (rc)
    error ('%s: RC must be a scalar or vector', name);
  else
    if any (rc < 0)
      error ('%s: singular values RC must be positive', name);
    end
    values = [rc(:)', zeros(1, small)](1:small);
  end
  % Rotations of two rows or two columns keep the singular values and fill in zeros.
  s = sparse (1:small, 1:small, values, m, n);
  for tries = 1:10 * (m + n)
    if nnz (s) >= wanted || (m < 2 && n < 2)
      break;
    end
    angle = 2 * pi * rand ();
    turn = [cos(angle), sin(angle); -sin(angle), cos(angle)];
    if (rand () < 0.5 && m > 1) || n < 2
      k = randperm (m, 2);
      s(k, :) = turn * s(k, :);
    else
      k = randperm (n, 2);
      s(:, k) = s(:, k) * turn;
    end
  end
end
