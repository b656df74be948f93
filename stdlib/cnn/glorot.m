function w = glorot (sz, in, out)
  % GLOROT  Random weights of size SZ between -r and r, r = sqrt (6 / (IN + OUT)).
  %   IN and OUT are how many numbers enter and leave a neuron; without them columns and rows.
  %
  %   >> size (glorot ([3 4]))
  %   ans =
  %
  %      3   4
  %
  %   Source: X. Glorot, Y. Bengio, AISTATS 2010.   See also: rand, cnnsetup
  if nargin < 1
    print_usage ();
  end
  if nargin < 3
    in = sz(2);
    out = sz(1);
  end
  w = (2 * rand (sz) - 1) * sqrt (6 / (in + out));
end

%!assert (all (abs (glorot ([20 30])(:)) <= sqrt (6 / 50)))
