function pieces = uncat (dim, d, parts)
  % UNCAT  Cut an array into pieces as long as the parts it was joined from: the transpose of CAT.
  %   PIECES = UNCAT (DIM, D, PARTS) is a cell; PIECES{k} has the size of PARTS{k}.
  %
  %   >> pieces = uncat (2, [1 2 3 4], {0, [0 0 0]}); pieces{2}
  %   ans =
  %
  %      2   3   4
  %
  %   See also: cat, derive
  pieces = cell (size (parts));
  at = repmat ({':'}, 1, max (ndims (d), dim));
  last = 0;
  for k = 1:numel (parts)
    n = size (parts{k}, dim);
    at{dim} = last + (1:n);
    pieces{k} = reshape (d(at{:}), size (parts{k}));
    last = last + n;
  end
end

%!test
%! parts = {rand(2, 3), zeros(0, 3), rand(1, 3)}; c = uncat (1, cat (1, parts{:}), parts);
%! assert (c, parts);
