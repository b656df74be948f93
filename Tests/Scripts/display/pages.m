% Arrays of more than two dimensions, page by page

%!assert (evalc ('x = ones (2, 2, 2)'), "x =\n\nans(:,:,1) =\n\n   1   1\n   1   1\n\nans(:,:,2) =\n\n   1   1\n   1   1\n\n")
%!assert (evalc ('x = zeros (1, 1, 3)'), "x =\n\nans(:,:,1) = 0\nans(:,:,2) = 0\nans(:,:,3) = 0\n\n")
%!assert (evalc ('x = int8 (ones (2, 2, 2))'), "x =\n\nans(:,:,1) =\n\n  1  1\n  1  1\n\nans(:,:,2) =\n\n  1  1\n  1  1\n\n")
%!assert (evalc ('x = int8 (ones (1, 1, 2))'), "x =\n\nans(:,:,1) =\n\n  1\n\nans(:,:,2) =\n\n  1\n\n")
%!assert (evalc ('x = true (2, 1, 2)'), "x =\n\nans(:,:,1) =\n\n  1\n  1\n\nans(:,:,2) =\n\n  1\n  1\n\n")
%!assert (evalc ('x = zeros (2, 0, 2)'), "x = [](2x0x2)\n")
%!assert (evalc ('x = cell (1, 2, 2)'), "x = {1x2x2 Cell Array}\n")
%!assert (evalc ('x = repmat ("ab", [2 1 2])'), "x =\n\nans(:,:,1) =\n\nab\nab\n\nans(:,:,2) =\n\nab\nab\n\n")
