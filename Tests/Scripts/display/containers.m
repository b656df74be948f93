% Cells, structs and function handles, nested

%!assert (evalc ('x = {1, ''two'', [3 4 5]}'), "x =\n{\n  [1,1] = 1\n  [1,2] = two\n  [1,3] =\n\n     3   4   5\n\n}\n\n")
%!assert (evalc ('x = {1, {2, ''x''}; [], {}}'), "x =\n{\n  [1,1] = 1\n  [2,1] = [](0x0)\n  [1,2] =\n  {\n    [1,1] = 2\n    [1,2] = x\n  }\n\n  [2,2] = {}(0x0)\n}\n\n")
%!assert (evalc ('x = struct (''a'', 1, ''b'', ''hi'')'), "x =\n\n  scalar structure containing the fields:\n\n    a = 1\n    b = hi\n\n")
%!assert (evalc ('x = struct (''a'', {1, 2})'), "x =\n\n  1x2 struct array containing the fields:\n\n    a\n\n")
%!assert (evalc ('x = struct (''m'', [1 2; 3 4], ''s'', struct (''q'', 1))'), "x =\n\n  scalar structure containing the fields:\n\n    m =\n\n       1   2\n       3   4\n\n    s =\n\n      scalar structure containing the fields:\n\n        q = 1\n\n\n")
%!assert (evalc ('x = struct (''a'', struct (''b'', struct (''c'', struct (''d'', 1))))'), "x =\n\n  scalar structure containing the fields:\n\n    a =\n\n      scalar structure containing the fields:\n\n        b =\n\n          scalar structure containing the fields:\n\n            c: 1x1 scalar struct\n\n\n\n")
%!assert (evalc ('x = @sin'), "x = @sin\n")
%!assert (evalc ('x = {@sin, @(t) t+1}'), "x =\n{\n  [1,1] = @sin\n  [1,2] =\n\n@(t) t + 1\n\n}\n\n")
%!assert (evalc ('x = struct ()'), "x =\n\n  scalar structure containing the fields:\n\n\n")
%!assert (evalc ('x = {(1:30)}'), "x =\n{\n  [1,1] =\n\n   Columns 1 through 16:\n\n      1    2    3    4    5    6    7    8    9   10   11   12   13   14   15   16\n\n   Columns 17 through 30:\n\n     17   18   19   20   21   22   23   24   25   26   27   28   29   30\n\n}\n\n")
%!assert (evalc ('disp (struct (''a'', 1))'), "    a = 1\n")
%!assert (evalc ('disp ({1, [2 3]})'), "{\n  [1,1] = 1\n  [1,2] =\n\n     2   3\n\n}\n")
