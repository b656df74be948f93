function area = rectint (a, b)
  % RECTINT  The area (or volume) that boxes have in common.
  %   Each row of A and B is a box: the lower corner, then the lengths. AREA(i,j) is of A(i,:) and B(j,:).
  %
  %   >> rectint ([0 0 2 2], [1 1 2 2])
  %   ans = 1
  %
  %   See also: polyarea, inpolygon
  if nargin ~= 2
    print_usage ();
  end
  if columns (a) ~= columns (b)
    error ('rectint: A and B must have same number of columns');
  elseif ndims (a) ~= 2 || ndims (b) ~= 2
    error ('rectint: A and B must be 2-d arrays');
  elseif mod (columns (a), 2)
    error ('rectint: A and B must have an even number of columns');
  end
  n = columns (a) / 2;
  area = ones (rows (a), rows (b));
  for k = 1:n
    low = max (a(:, k), b(:, k)');
    high = min (a(:, k) + a(:, n + k), (b(:, k) + b(:, n + k))');
    area = area .* max (high - low, 0);
  end
end

%!assert (rectint ([0 0 1 1; 5 5 1 1], [0.5 0.5 1 1]), [0.25; 0])
%!assert (rectint ([0 0 0 1 1 1], [0 0 0.5 1 1 1]), 0.5)
