function d = sumto (d, n)
  % SUMTO  Sum an array over the dimensions in which something smaller was spread.
  %   D = SUMTO (D, N) has size N. Where N has one entry and D several, or N divides the length of D
  %   (copies side by side), they are added up: the transpose of broadcasting, and of REPMAT.
  %
  %   >> sumto ([1 2 3; 4 5 6], [2 1])
  %   ans =
  %
  %       6
  %      15
  %
  %   >> sumto ([1 2 3 4], [1 2])
  %   ans =
  %
  %      4   6
  %
  %   Source: N8 and N16 in general.   See also: derive, valuegrad, repmat
  if isequal (size (d), n)
    return
  end
  nd = max (ndims (d), numel (n));
  n(end+1:nd) = 1;
  for k = 1:nd
    m = size (d, k);
    if m == n(k)
      continue
    elseif n(k) == 1
      d = sum (d, k);
    elseif m == 1
      d = repmat (d, [ones(1, k - 1), n(k), 1]);
    elseif n(k) > 0 && rem (m, n(k)) == 0
      s = size (d);
      s(end+1:nd) = 1;
      d = sum (reshape (d, [s(1:k-1), n(k), m / n(k), s(k+1:end)]), k + 1);
      s(k) = n(k);
      d = reshape (d, s);
    else
      error ('Nabla:gradient-size', 'sumto: %s cannot be summed to %s', ...
             sizetext (size (d)), sizetext (n));
    end
  end
end

%!assert (sumto (ones (3, 4, 5), [1 4]), 15 * ones (1, 4))
%!assert (sumto (ones (3, 4), [1 1]), 12)
%!test % the transpose of repmat
%! x = rand (2, 3); d = rand (4, 3, 2); y = repmat (x, [2 1 2]);
%! z = sumto (d, [2 3]); assert (sum (y(:) .* d(:)), sum (x(:) .* z(:)), 1e-12);
%!assert (sumto (5, [1 2]), [5 5])
%!error <3x1 cannot be summed to 2x1> sumto (ones (3, 1), [2 1])
