function y = sinc (x)
  % SINC  sin (pi x) / (pi x), which is 1 at 0.
  %
  %   >> sinc ([0 0.5])
  %   ans =
  %
  %      1.0000   0.6366
  %
  %   See also: sin, fft
  if nargin < 1
    print_usage ();
  end
  y = ones (size (x));
  k = x ~= 0;
  t = pi * x(k);
  y(k) = sin (t) ./ t;
end

%!assert (sinc (0), 1)
