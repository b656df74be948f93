function C = blkmm (A, B)
  % BLKMM  The products of the pages: C(:,:,k) = A(:,:,k) * B(:,:,k).
  %
  %   >> blkmm (cat (3, 1, 2), cat (3, 10, 100))
  %   ans =
  %
  %   ans(:,:,1) = 10
  %   ans(:,:,2) = 200
  %
  %   See also: mtimes
  if nargin ~= 2
    print_usage ();
  end
  if ~isnumeric (A) || ~isnumeric (B)
    error ('blkmm: A and B must be numeric');
  end
  sa = size (A);
  sb = size (B);
  if columns (A) ~= rows (B) || ~isequal (sa(3:end), sb(3:end))
    error ('blkmm: A and B dimensions don''t match: (%s) and (%s)', ...
           strjoin (cellfun (@num2str, num2cell (sa), 'UniformOutput', false), 'x'), ...
           strjoin (cellfun (@num2str, num2cell (sb), 'UniformOutput', false), 'x'));
  end
  C = zeros ([sa(1), sb(2), sa(3:end)], class (A(1:min (1, end)) * B(1:min (1, end))'));
  for k = 1:prod (sa(3:end))
    C(:, :, k) = A(:, :, k) * B(:, :, k);
  end
end

%!assert (blkmm (ones (2, 3, 2), 2 * ones (3, 1, 2)), 6 * ones (2, 1, 2))
