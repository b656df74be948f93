function [pxx, w] = periodogram (x, varargin)
  % PERIODOGRAM  The power density of a signal over frequency.
  %   [PXX, W] = PERIODOGRAM (X, WIN, NFFT, FS, RANGE): WIN are weights (ones), NFFT the length of the
  %   transform (256, or the next power of two), FS the sampling frequency (then W are frequencies, else
  %   radians), RANGE is 'onesided', 'twosided' or 'centerdc'.
  %
  %   >> periodogram ([1 2 3 4], [], 4)'
  %   ans =
  %
  %      3.9789   0.6366   0.1592
  %
  %   See also: fft, spectral_xdf
  range = '';
  if any (strcmp (varargin(cellfun ('ischar', varargin)), 'centered'))
    error ('periodogram: "centered" range type is not implemented');
  end
  known = {'onesided', 'half', 'twosided', 'whole', 'centerdc'};
  k = 1;
  while k <= numel (varargin)
    if ischar (varargin{k}) && any (strcmp (varargin{k}, known))
      range = varargin{k};
      varargin(k) = [];
    else
      k = k + 1;
    end
  end
  if nargin < 1 || numel (varargin) > 3
    print_usage ();
  end
  varargin(end + 1:3) = {[]};
  [win, nfft, fs] = varargin{:};
  if ~isvector (x)
    error ('periodogram: X must be a real or complex vector');
  end
  x = x(:);
  n = numel (x);
  if ~isempty (win)
    if ~isvector (win) || numel (win) ~= n
      error ('periodogram: WIN must be a vector of the same length as X');
    end
    win = win(:);
    x = x .* win;
  end
  if isempty (nfft)
    nfft = max (256, 2 ^ nextpow2 (n));
  elseif ~isscalar (nfft)
    error ('periodogram: NFFT must be a scalar');
  elseif ~(isreal (nfft) && nfft == fix (nfft) && nfft > 0)
    error ('periodogram: NFFT must be a positive integer');
  end
  radians = isempty (fs);
  if radians
    fs = 2 * pi;
  elseif ~isscalar (fs)
    error ('periodogram: FS must be a scalar');
  end
  if isempty (range)
    range = 'onesided';
    if ~isreal (x)
      range = 'twosided';
    end
  end
  % Longer data wrap around.
  if n > nfft
    rest = mod (n, nfft);
    if rest
      x = [x; zeros(nfft - rest, 1)];
    end
    x = sum (reshape (x, nfft, []), 2);
  end
  if isempty (win)
    energy = n;
  else
    energy = win' * win;
  end
  pxx = abs (fft (x, nfft)) .^ 2 / energy / fs;
  w = (0:nfft - 1)' * fs / nfft;
  switch range
    case {'onesided', 'half'}
      half = fix (nfft / 2) + 1;
      pxx = pxx(1:half);
      w = w(1:half);
      last = half - (mod (nfft, 2) == 0);
      pxx(2:last) = 2 * pxx(2:last);
    case 'centerdc'
      k = fix ((nfft - 1) / 2) + 1;
      pxx = [pxx(k + 1:end); pxx(1:k)];
      w = [w(k + 1:end) - fs; w(1:k)];
  end
end

%!test
%! [p, w] = periodogram ([1 0 0 0], [], 4, 4);
%! assert (p', [1 2 1] / 16, eps);
%! assert (w', [0 1 2]);
