function s = speye (m, n)
  % SPEYE  The sparse unit matrix.
  %   S = SPEYE (N), SPEYE (M, N) or SPEYE ([M N]).
  %
  %   >> speye (2) * [3; 4]
  %   ans =
  %
  %      3
  %      4
  %
  %   See also: eye, sparse, spdiags
  if nargin < 1
    print_usage ();
  elseif nargin == 1
    if isscalar (m)
      n = m;
    elseif numel (m) == 2
      n = m(2);
      m = m(1);
    else
      error ('speye: SIZE must be a scalar or a vector of two elements');
    end
  end
  k = 1:min (m, n);
  s = sparse (k, k, 1, m, n);
end

%!assert (speye (2, 3), sparse (eye (2, 3)))
%!assert (speye ([3 2]), sparse (eye (3, 2)))
%!assert (size (speye (0)), [0 0])
%!error <SIZE> speye ([1 2 3])
