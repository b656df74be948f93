function r = empirical_rnd (data, varargin)
  % EMPIRICAL_RND  Random elements of the DATA.
  %   EMPIRICAL_RND (DATA, R, C, ...) gives an array, EMPIRICAL_RND (DATA) as many as there are data.
  %
  %   >> size (empirical_rnd ([4 5 6], 2, 5))
  %   ans =
  %
  %      2   5
  %
  %   See also: empirical_cdf, discrete_rnd
  if nargin < 1
    print_usage ();
  end
  if ~isvector (data)
    error ('empirical_rnd: DATA must be a vector');
  end
  if nargin == 1
    varargin = {size(data)};
  end
  r = discrete_rnd (data, repmat (1 / numel (data), size (data)), varargin{:});
end

%!assert (all (ismember (empirical_rnd ([1 5], 4)(:), [1 5])))
