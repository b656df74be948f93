function s = spectral_xdf (x, win, b)
  % SPECTRAL_XDF  Spectral density from the data: frequencies in the first column, values in the second.
  %   WIN names a spectrum window ('rectangle', 'triangle'), B is its width.
  %
  %   >> spectral_xdf ([1; 2; 3; 4])
  %   ans =
  %
  %           0   1.0000
  %      0.2500   1.2500
  %      0.5000   1.5000
  %      0.7500   1.2500
  %
  %   See also: spectral_adf, periodogram
  if nargin < 1
    print_usage ();
  end
  n = numel (x);
  if nargin < 2
    w = triangle_sw (n, 1 / ceil (sqrt (n)));
  else
    if ~ischar (win)
      error ('spectral_xdf: WIN must be a string');
    end
    if nargin < 3
      b = 1 / ceil (sqrt (n));
    end
    if ~exist ([win '_sw'])
      error ('invalid function handle, unable to find function for @%s_sw', win);
    end
    window = str2func ([win '_sw']);
    w = window (n, b);
  end
  x = x(:) - mean (x(:));
  f = abs (fft (x)) .^ 2 / n;
  s = real (ifft (fft (f) .* fft (w)));
  s = [(0:n - 1)' / n, s];
end

%!test
%! s = spectral_xdf (sin (1:16)');
%! assert (size (s), [16 2]);
