function [C, order] = confusionmat (known, predicted)
  % CONFUSIONMAT  How often class i was taken for class j: C(i,j), the classes sorted in ORDER.
  %
  %   >> confusionmat ([1 1 2 2], [1 2 2 2])
  %   ans =
  %
  %      1   1
  %      0   2
  %
  %   See also: accumarray, unique, crossentropy
  if nargin ~= 2
    print_usage ();
  end
  if numel (known) ~= numel (predicted)
    error ('confusionmat: KNOWN and PREDICTED must have the same number of elements');
  end
  order = unique ([known(:); predicted(:)]);
  [~, i] = ismember (known(:), order);
  [~, j] = ismember (predicted(:), order);
  n = numel (order);
  C = accumarray ([i(:), j(:)], 1, [n, n]);
end

%!assert (confusionmat ({'a', 'b', 'b'}, {'a', 'a', 'b'}), [1 0; 1 1])
