function y = meanpool (x, scale)
  % MEANPOOL  Mean of each block of a map; blocks do not overlap.
  %   Y = MEANPOOL (X, SCALE) replaces each block of SCALE(1) x SCALE(2) x ... entries by its mean.
  %   SCALE has one number for each dimension of the signal; dimensions after these (the batch)
  %   stay as they are. The sums are taken one dimension after the other.
  %
  %   >> meanpool ([1 3 0 0; 5 7 0 8], [2 2])
  %   ans =
  %
  %      4   2
  %
  %   Source: an addition to the notes.   See also: meanpooladjoint, maxpool, cnnforward
  n = poolsize ('meanpool', x, scale);
  y = x;
  for d = 1:numel (scale)
    y = sum (reshape (y, prod (n(1:d-1)), scale(d), []), 2);
    n(d) = n(d) / scale(d);
  end
  y = reshape (y, n) / prod (scale);
end

%!assert (meanpool ((1:6)', 3), [2; 5])
%!assert (meanpool (ones (4, 6, 2, 5), [2 3 2]), ones (2, 2, 1, 5))
%!assert (size (meanpool (ones (4, 6), [2 3])), [2 2])
%!assert (size (meanpool (ones (4, 6, 7), [1 2])), [4 3 7])
%!test % as a convolution with ones, of which every other result is kept
%! x = rand (6, 8, 3); z = convn (x, ones (2) / 4, 'valid');
%! assert (meanpool (x, [2 2]), z(1:2:end, 1:2:end, :), 1e-15);
%!error <windows of 2x2 do not divide maps of 5x4> meanpool (ones (5, 4, 3), [2 2])
%!error <windows of 4 do not divide> meanpool (ones (6, 4), 4)
