function [h, w] = freqz (b, a, n, region, fs)
  % FREQZ  The frequency response of the filter B / A at N places (512) on the upper half of the circle.
  %   [H, W] = FREQZ (B, A, N, 'whole') goes around all of it, FREQZ (B, A, W) takes the angles W,
  %   FREQZ (..., FS) gives frequencies in units of the sampling frequency.
  %
  %   >> [h, w] = freqz ([1 1] / 2, 1, 4);
  %   >> abs (h)'
  %   ans =
  %
  %      1.0000   0.9239   0.7071   0.3827
  %
  %   See also: filter, fft, polyval
  if nargin < 1
    print_usage ();
  end
  if nargin < 2 || isempty (a)
    a = 1;
  end
  if nargin < 3 || isempty (n)
    n = 512;
  end
  if nargin < 4
    region = [];
  end
  if nargin < 5
    fs = [];
  end
  if ~ischar (region) && ~isempty (region)
    fs = region;
    region = [];
  end
  a = a(:);
  b = b(:);
  if isscalar (n)
    if strcmp (region, 'whole')
      w = 2 * pi * (0:n - 1)' / n;
    else
      w = pi * (0:n - 1)' / n;
    end
    angle_ = w;
  else
    w = n;
    angle_ = w;
    if ~isempty (fs)
      angle_ = 2 * pi * w / fs;
    end
  end
  z = exp (-1i * angle_);
  h = polyval (flipud (b), z) ./ polyval (flipud (a), z);
  if ~isempty (fs) && isscalar (n)
    w = w * fs / (2 * pi);
  end
end

%!assert (freqz ([1 1], 1, 2), [2; 1-1i], 1e-15)
