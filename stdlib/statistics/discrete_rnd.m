function r = discrete_rnd (v, w, varargin)
  % DISCRETE_RND  Random numbers: the values V with the weights W.
  %   DISCRETE_RND (V, W, R, C, ...) or DISCRETE_RND (V, W, [R C ...]) gives an array, DISCRETE_RND (V, W)
  %   one number.
  %
  %   >> all (ismember (discrete_rnd ([5 7], [1 1], 1, 20), [5 7]))
  %   ans = 1
  %
  %   See also: discrete_pdf, rand, randi
  if nargin < 2
    print_usage ();
  end
  [v, w] = discreteweights ('discrete_rnd', v, w);
  if nargin == 2
    sz = [1 1];
  elseif nargin == 3
    sz = varargin{1};
    if isscalar (sz) && sz >= 0
      sz = [sz sz];
    elseif ~(isrow (sz) && all (sz >= 0))
      error ('discrete_rnd: dimension vector must be row vector of non-negative integers');
    end
  else
    if any (cellfun (@(x) ~isscalar (x) || x < 0, varargin))
      error ('discrete_rnd: dimensions must be non-negative integers');
    end
    sz = [varargin{:}];
  end
  r = v(lookup (cumsum (w(1:end-1)), rand (sz)) + 1);
  r = reshape (r, sz);
end

%!assert (size (discrete_rnd ([1 2 3], [1 1 1], 4, 5)), [4 5])
%!assert (discrete_rnd (3, 1, 2), [3 3; 3 3])
