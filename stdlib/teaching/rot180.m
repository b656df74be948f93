function y = rot180 (x)
  % ROT180  Turn each page of an array by 180 degrees.
  %   Y = ROT180 (X) has the size of X; Y(i, j, ...) = X(end-i+1, end-j+1, ...): two dimensions
  %   only. For a kernel that is the flip of N11. For maps with the batch in dimension 3, the
  %   kernel gradient (N15) needs FLIPALL, which reverses that one too.
  %
  %   >> rot180 ([1 2; 3 4])
  %   ans =
  %
  %      4   3
  %      2   1
  %
  %   Source: notes, N11.   See also: flip, flipall, convn
  y = flip (flip (x, 1), 2);
end

%!assert (rot180 (rot180 (magic (4))), magic (4))
%!assert (size (rot180 (zeros (2, 3, 4))), [2 3 4])
%!assert (rot180 (cat (3, [1 2], [3 4])), cat (3, [2 1], [4 3]))
%!error <undefined> rot180 ()
