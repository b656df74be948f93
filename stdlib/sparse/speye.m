function s = speye (m, n)
  % SPEYE  The unit matrix (see SPARSE).
  %   S = SPEYE (N), SPEYE (M, N) or SPEYE ([M N]).
  %
  %   >> speye (2) * [3; 4]
  %   ans =
  %
  %      3
  %      4
  %
  %   See also: eye, sparse, spdiags
  if nargin == 1
    s = eye (m);
  else
    s = eye (m, n);
  end
  s = s + 0;
end

%!assert (speye (2, 3), eye (2, 3))
