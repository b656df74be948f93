function e = onehot (class, classes)
  % ONEHOT  Class numbers as columns with a single 1.
  %   E = ONEHOT (CLASS, CLASSES) is CLASSES x numel (CLASS), with E(CLASS(n), n) = 1.
  %   [m, CLASS] = max (E) is the way back. CLASSES is max (CLASS) if not given.
  %
  %   >> onehot ([2 1 3], 3)
  %   ans =
  %
  %      0   1   0
  %      1   0   0
  %      0   0   1
  %
  %   See also: fashion_mnist, cnntest
  class = double (class(:)');
  if nargin < 2
    classes = max (class);
  end
  if any (class < 1 | class > classes | class ~= fix (class))
    error ('Nabla:out-of-range', ...
           'onehot: class numbers should be whole numbers from 1 to %d', classes);
  end
  e = zeros (classes, numel (class));
  e(class + (0:numel (class) - 1) * classes) = 1;
end

%!assert (onehot (uint8 ([1; 2]), 3), [1 0; 0 1; 0 0])
%!assert (size (onehot ([], 3)), [3 0])
%!test
%! k = randi (7, 1, 50); [m, back] = max (onehot (k, 7)); assert (back, k);
%!error <from 1 to 3> onehot ([0 1], 3)
