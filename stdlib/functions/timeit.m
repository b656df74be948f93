function t = timeit (f, outputs)
  % TIMEIT  The seconds that one call of a function takes.
  %   T = TIMEIT (F) calls F without arguments often enough to tell, and gives the median. TIMEIT (F, N)
  %   asks F for N outputs; without N it is one, or none if F gives none.
  %
  %   >> timeit (@() sum (1:10)) < 1
  %   ans = 1
  %
  %   See also: tic, toc, cputime
  if nargin < 1
    print_usage ();
  end
  if ~is_function_handle (f)
    error ('timeit: F must be a function handle');
  end
  if nargin < 2
    outputs = 1;
    try
      result = f (); %#ok
    catch
      outputs = 0;
    end
  end
  once = rounds (f, outputs, 1);
  % So many calls in a round that the clock does not matter.
  calls = max (1, ceil (1e-3 / max (once, 1e-9)));
  times = zeros (1, 11);
  start = tic;
  k = 0;
  while k < 11 && (k < 3 || toc (start) < 2)
    k = k + 1;
    times(k) = rounds (f, outputs, calls) / calls;
  end
  t = median (times(1:k));
end

function seconds = rounds (f, outputs, calls)
  % The time of so many calls.
  result = cell (1, outputs);
  start = tic;
  for k = 1:calls
    if outputs > 0
      [result{:}] = f ();
    else
      f ();
    end
  end
  seconds = toc (start);
end

%!test
%! t = timeit (@() ones (10)); assert (isscalar (t) && t > 0 && t < 1);
%!assert (timeit (@() size (1), 2) > 0)
%!test
%! slow = timeit (@() sum (sqrt (1:100000))); quick = timeit (@() sum (1:3)); assert (slow > quick);
%!error <function handle> timeit (1)
%!error timeit ()
