function s = spectral_adf (c, win, b)
  % SPECTRAL_ADF  Spectral density from autocovariances: frequencies in the first column, values in the second.
  %   WIN names a lag window ('rectangle', 'triangle'), B is its width.
  %
  %   >> spectral_adf ([1; 2; 3; 4])
  %   ans =
  %
  %           0   3.0000
  %      0.2500   1.0000
  %      0.5000  -1.0000
  %      0.7500   1.0000
  %
  %   See also: spectral_xdf, periodogram
  if nargin < 1
    print_usage ();
  end
  n = numel (c);
  if nargin < 2
    w = triangle_lw (n, 1 / ceil (sqrt (n)));
  else
    if ~ischar (win)
      error ('spectral_adf: WIN must be a string');
    end
    if nargin < 3
      b = 1 / ceil (sqrt (n));
    end
    if ~exist ([win '_lw'])
      error ('invalid function handle, unable to find function for @%s_lw', win);
    end
    window = str2func ([win '_lw']);
    w = window (n, b);
  end
  c = c(:) .* w;
  s = 2 * real (fft (c)) - c(1);
  s = [(0:n - 1)' / n, s];
end

%!assert (spectral_adf ([1; 0; 0]), [0 1; 1/3 1; 2/3 1], eps)
