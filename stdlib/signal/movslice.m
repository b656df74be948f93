function [slcidx, C, Cpre, Cpost, win] = movslice (N, wlen)
  % MOVSLICE  The indices of all windows of length WLEN in an array of length N, a window in each column.
  %   WLEN is an odd or even length, or [before, after]. C are the middles of the windows, CPRE and CPOST the
  %   places before and after them without a full window, WIN are the offsets.
  %
  %   >> movslice (5, 3)
  %   ans =
  %
  %      1   2   3
  %      2   3   4
  %      3   4   5
  %
  %   See also: movfun
  if nargin ~= 2
    print_usage ();
  end
  if ~(isscalar (N) && N > 0 && N == fix (N))
    error ('movslice: N must be a positive integer');
  end
  if ~(isnumeric (wlen) && numel (wlen) <= 2 && numel (wlen) > 0 && all (wlen >= 0) && all (wlen == fix (wlen)))
    error ('Octave:invalid-input-arg', ...
           'movslice: WLEN must be a scalar or 2-element array of integers >= 0');
  end
  if isscalar (wlen)
    if wlen == 1
      error ('Octave:invalid-input-arg', 'movslice: WLEN must be > 1');
    end
    total = wlen;
    if mod (wlen, 2) == 1
      wlen = [1 1] * (wlen - 1) / 2;
    else
      wlen = [wlen / 2, wlen / 2 - 1];
    end
  else
    total = max (wlen);
  end
  if total > N
    error ('Octave:invalid-input-arg', ...
           'movslice: window length WLEN (%d) must be shorter than length along DIM (%d)', total, N);
  end
  win = (-wlen(1):wlen(2)).';
  Cpre = 1:wlen(1);
  Cpost = N - wlen(2) + 1:N;
  C = wlen(1) + 1:N - wlen(2);
  slcidx = C + win;
end

%!assert (movslice (4, [0 1]), [1 2 3; 2 3 4])
