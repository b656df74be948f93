function r = cnngradcheck (net, x, e, varargin)
  % CNNGRADCHECK  Compare the derivatives of a network with differences, array by array.
  %   R = CNNGRADCHECK (NET, X, E) changes each entry of each parameter array by a small step to
  %   both sides and compares the central difference of CNNLOSS with what CNNBACKWARD says.
  %   R.error(k) is the largest difference in the array R.name{k}, relative to the largest entry of
  %   its derivative. R.maxerror is the largest of these, R.worst its array, R.pass is true if it is
  %   below the tolerance. Without output the report is printed. Options by name and value:
  %
  %     'tolerance'  1e-7 by default
  %     'step'       1e-3 by default; with steps h and 2h the differences are extrapolated to h = 0
  %     'entries'    how many entries of an array to try, chosen at random; all by default
  %     'backward'   the backward pass to be checked, @cnnbackward by default; yours, perhaps
  %
  %   ReLU and max pooling have kinks, where there is no derivative to compare with. A kink within
  %   the step shows in the differences for h and 2h: h is made smaller then, up to three times; if
  %   that does not help, the entry is left out and counted in R.kinks.
  %
  %   >> net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}, {'conv', 2, 2}}, [8 8], 3, 'seed', 1);
  %   >> r = cnngradcheck (net, rand (8, 8, 4), [eye(3) [1; 0; 0]]); r.pass
  %   ans = 1
  %
  %   Source: the check of N7, N8, N15 and N16.   See also: cnnbackward, cnnparameters
  opts = cnnoptions ('cnngradcheck', struct ('tolerance', 1e-7, 'step', 1e-3, 'entries', Inf, ...
                     'backward', @cnnbackward), varargin);
  p = cnnforward (net, x);
  grad = opts.backward (net, p, e);
  f0 = cnnloss (net, p.y{end}, e);
  [r.name, paths] = cnnparameters (net);
  r.error = zeros (1, numel (paths));
  r.kinks = 0;
  for k = 1:numel (paths)
    g = subsref (grad, paths{k});
    largest = max (abs (g(:)));
    for n = someof (numel (g), opts.entries)
      loss = @(h) lossat (net, paths{k}, n, h, x, e);
      [d, kink] = slopeof (loss, f0, opts.step, largest);
      if kink
        r.kinks = r.kinks + 1;
      else
        r.error(k) = max (r.error(k), abs (g(n) - d) / max (largest, realmin));
      end
    end
  end
  [r.maxerror, k] = max (r.error);
  r.worst = r.name{k};
  r.pass = r.maxerror < opts.tolerance;
  if nargout == 0
    printreport (r, opts.tolerance);
    clear r
  end
end

function E = lossat (net, path, n, h, x, e)
  % The loss with H added to entry N of one parameter array.
  a = subsref (net, path);
  a(n) = a(n) + h;
  net = subsasgn (net, path, a);
  p = cnnforward (net, x);
  E = cnnloss (net, p.y{end}, e);
end

function [d, kink] = slopeof (f, f0, h, largest)
  % Derivative of F at 0 by central differences, error h^4. Where F is smooth, both first
  % differences agree, and the second difference for 2h is four times that for h; at a kink it is
  % twice that.
  for attempt = 1:4
    near = [f(h), f(-h)];
    far = [f(2 * h), f(-2 * h)];
    d1 = (near(1) - near(2)) / (2 * h);
    d2 = (far(1) - far(2)) / (4 * h);
    d = (4 * d1 - d2) / 3;
    bend = (sum (far) - 4 * sum (near) + 6 * f0) / h;
    kink = max (abs (d1 - d2), abs (bend)) > 1e-4 * max (largest, abs (d1));
    if ~kink
      return
    end
    h = h / 8;
  end
end

function n = someof (count, wanted)
  n = 1:count;
  if wanted < count
    n = randperm (count, wanted);
  end
end

function printreport (r, tolerance)
  for k = 1:numel (r.name)
    fprintf ('%-24s %.1e\n', r.name{k}, r.error(k));
  end
  verdict = 'passed';
  if ~r.pass
    verdict = 'FAILED';
  end
  fprintf ('largest relative error %.1e in %s, tolerance %.0e: %s\n', ...
           r.maxerror, r.worst, tolerance, verdict);
  if r.kinks > 0
    fprintf ('left out at kinks: %d entries\n', r.kinks);
  end
end

%!test % N15 and N16 in 1-D, 2-D and 3-D, a table with holes, each activation, batch 1 and 3
%! sizes = {14, [7 8], [6 5 6]}; kernels = {[3 2], [3 2], [2 2]};
%! for nd = 1:3
%!   for f = {'sigmoid', 'tanh', 'relu'}
%!     for batch = [1 3]
%!       k = kernels{nd};
%!       net = cnnsetup ({{'conv', 3, k(1)}, {'conv', 2, k(2), 'table', {[1 3], 2}}, {'dense', 3}}, ...
%!                       sizes{nd}, 2, 'activation', f{1}, 'seed', nd + 10);
%!       net.layers{2}.b = {0.1, -0.1, 0.2}; net.layers{3}.b = {0.1, 0.2};
%!       e = zeros (2, batch); e(1, :) = 1;
%!       r = cnngradcheck (net, rand ([sizes{nd} batch]) - 0.4, e, 'entries', 12);
%!       assert (r.pass && r.kinks < 4);
%!     end
%!   end
%! end
%!test % both losses, both poolings, several input maps, biases that are not 0
%! for loss = {'squared', 'softmax'}
%!   for method = {'mean', 'max'}
%!     net = cnnsetup ({{'conv', 2, 3}, {'pool', [2 3], 'method', method{1}}, {'conv', 2, 2}}, ...
%!                     [8 8], 3, 'inputs', 2, 'loss', loss{1}, 'seed', 5);
%!     net.layers{2}.b = {0.3, -0.2}; net.layers{5}.c = [0.1; 0.2; -0.4];
%!     r = cnngradcheck (net, {rand(8, 8, 2) - 0.5, rand(8, 8, 2)}, [1 0; 0 0; 0 1]);
%!     assert (r.pass, true);
%!   end
%! end
%!test % several dense layers alone, and other outputs
%! for output = {'sigmoid', 'tanh', 'linear'}
%!   net = cnnsetup ({{'dense', 5}, {'dense', 4, 'activation', 'tanh'}}, 6, 2, 'output', output{1}, 'seed', 1);
%!   r = cnngradcheck (net, rand (6, 3), rand (2, 3));
%!   assert (r.pass, true);
%! end
%!test % pooling first, pooling twice, 1-D and 3-D
%! net = cnnsetup ({{'pool', 2}, {'conv', 2, 3}, {'pool', 2, 'method', 'max'}, {'pool', 2}}, 20, 2, 'seed', 1);
%! r = cnngradcheck (net, rand (20, 3), rand (2, 3)); assert (r.pass, true);
%! net = cnnsetup ({{'conv', 2, 2}, {'pool', [2 1 2], 'method', 'max'}}, [5 4 5], 2, 'seed', 1);
%! r = cnngradcheck (net, rand (5, 4, 5, 2), rand (2, 2)); assert (r.pass, true);
%!test % a planted mistake is found, and in its place: the kernel of layer 2 without its flip
%! net = cnnsetup ({{'conv', 2, 3}}, [6 6], 2, 'seed', 1); x = rand (6, 6, 2); e = eye (2);
%! path = substruct ('.', 'layers', '{}', {2}, '.', 'a', '{}', {1}, '{}', {2});
%! wrong = @(net, p, e) subsasgn (cnnbackward (net, p, e), path, ...
%!                                flipall (subsref (cnnbackward (net, p, e), path)));
%! r = cnngradcheck (net, x, e, 'backward', wrong);
%! assert (r.pass, false);
%! assert (r.worst, 'layer 2 a{1}{2}');
%!test % exactly on a kink, all entries of a kernel: nothing to compare with
%! net = cnnsetup ({{'conv', 1, 2}}, 4, 1, 'activation', 'relu', 'seed', 1);
%! r = cnngradcheck (net, zeros (4, 1), 1);
%! assert (r.kinks, 1); assert (r.pass, true);
%!error <unknown option 'h'> cnngradcheck (cnnsetup ({}, 2, 1), [1; 2], 1, 'h', 1)
