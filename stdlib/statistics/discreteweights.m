function [v, w] = discreteweights (name, v, w)
  % DISCRETEWEIGHTS  Checks the values and weights of the discrete distributions; weights sum to one.
  %
  %   >> [v, w] = discreteweights ('x', [1 2], [1 3]);
  %
  %   See also: discrete_pdf, discrete_rnd
  if ~isvector (v)
    error ('%s: V must be a vector', name);
  elseif any (isnan (v))
    error ('%s: V must not have any NaN elements', name);
  elseif ~isvector (w) || numel (w) ~= numel (v)
    error ('%s: P must be a vector with length (V) elements', name);
  elseif ~(all (w >= 0) && any (w))
    error ('%s: P must be a nonzero, non-negative vector', name);
  end
  v = v(:);
  w = w(:) / sum (w);
end

%!error <nonzero> discreteweights ('x', [1 2], [0 0])
