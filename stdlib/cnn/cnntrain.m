function [net, rL, rE] = cnntrain (net, x, e, varargin)
  % CNNTRAIN  Train a network by gradient descent on shuffled batches.
  %   [NET, RL] = CNNTRAIN (NET, X, E) for examples X, their number in the last dimension, and
  %   targets E, one column an example. RL(k) is the running loss after step k:
  %   RL(1) = L(1), RL(k) = 0.99 RL(k-1) + 0.01 L(k), L being the loss of a batch before its step.
  %   [NET, RL, RE] = CNNTRAIN (...) returns the running error rate, too, made in the same way.
  %   Options by name and value, or as a struct:
  %
  %     'rate'       step size, 1 by default
  %     'batchsize'  50 by default; if it does not divide the number of examples, the last batch of
  %                  an epoch is smaller
  %     'epochs'     passes over all examples, 1 by default; each has an order of its own
  %     'momentum'   0 by default (CNNUPDATE)
  %     'decay'      weight decay, 0 by default (CNNUPDATE)
  %     'report'     steps between printed lines; 0: one line an epoch (default); Inf: none
  %     'seed'       seed of the random order; by default the random numbers go on as they are
  %
  %   On a terminal a progress bar shows the running loss and its curve, unless 'report' is Inf.
  %
  %   >> net = cnnsetup ({{'dense', 3}}, 2, 1, 'activation', 'tanh', 'seed', 1);
  %   >> x = [0 0 1 1; 0 1 0 1]; e = [0 1 1 0];
  %   >> net = cnntrain (net, x, e, 'batchsize', 4, 'epochs', 2000, 'report', Inf, 'seed', 1);
  %   >> p = cnnforward (net, x); round (p.y{end})
  %   ans =
  %
  %      0   1   1   0
  %
  %   Source: notes, N5; the running loss as published networks print it.
  %   See also: cnnsetup, cnnforward, cnnbackward, cnnupdate, cnntest
  opts = cnnoptions ('cnntrain', struct ('rate', 1, 'batchsize', 50, 'epochs', 1, 'momentum', 0, ...
                     'decay', 0, 'report', 0, 'seed', []), varargin);
  if ~isempty (opts.seed)
    rng (opts.seed);
  end
  count = cnncount (net, x);
  if count ~= size (e, 2)
    error ('Nabla:layer-size', 'cnntrain: %d examples, but targets for %d', count, size (e, 2));
  end
  steps = ceil (count / opts.batchsize);
  if opts.report == 0
    opts.report = steps;
  end
  bar = isfinite (opts.report) && isterminal ();
  descent = struct ('rate', opts.rate, 'momentum', opts.momentum, 'decay', opts.decay);
  rL = zeros (1, opts.epochs * steps);
  rE = zeros (1, opts.epochs * steps);
  shown = tic;
  for epoch = 1:opts.epochs
    order = randperm (count);
    for k = 1:steps
      part = order((k-1)*opts.batchsize+1:min (k*opts.batchsize, count));
      [net, L, er] = onestep (net, cnnbatch (net, x, part), e(:, part), descent);
      n = (epoch - 1) * steps + k;
      if ~isfinite (L)
        error ('Nabla:diverged', ['cnntrain: the loss is %g in step %d: the parameters have ' ...
               'grown beyond all bounds, try a rate smaller than %g'], L, n, opts.rate);
      end
      rL(n) = running (rL, n, L);
      rE(n) = running (rE, n, er);
      now = sprintf ('loss %.4f  error %.1f %%', rL(n), 100 * rE(n));
      if rem (n, opts.report) == 0
        if bar
          cnnprogress ();
        end
        fprintf ('epoch %d/%d  step %*d/%d  %s\n', ...
                 epoch, opts.epochs, numel (sprintf ('%d', steps)), k, steps, now);
      end
      if bar && toc (shown) > 0.1
        cnnprogress (n, numel (rL), [now curve(rL(1:n))]);
        shown = tic;
      end
    end
  end
  if bar
    cnnprogress ();
  end
end

function [net, L, er] = onestep (net, x, e, descent)
  p = cnnforward (net, x);
  L = cnnloss (net, p.y{end}, e);
  er = mean (cnnclass (p.y{end}) ~= cnnclass (e));
  net = cnnupdate (net, cnnbackward (net, p, e), descent);
end

function r = running (r, n, value)
  % Entry n of the running mean; the first one is the value itself.
  if n == 1
    r = value;
  else
    r = 0.99 * r(n-1) + 0.01 * value;
  end
end

function text = curve (r)
  % The curve of the running loss as little bars, where the interpreter draws them.
  text = '';
  if exist ('sparkline')
    text = ['  ' sparkline(r, 16)];
  end
end

%!test % one epoch is the steps, one after the other
%! net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}}, [6 6], 2, 'seed', 1); x = rand (6, 6, 5);
%! e = [1 0 1 0 1; 0 1 0 1 0]; rng (4); order = randperm (5); [a, rL] = deal (net, []);
%! for k = {order(1:2), order(3:4), order(5)}
%!   p = cnnforward (a, x(:, :, k{1})); rL(end+1) = cnnloss (a, p.y{end}, e(:, k{1}));
%!   a = cnnadd (a, -0.5, cnnbackward (a, p, e(:, k{1})));
%! end
%! [b, r] = cnntrain (net, x, e, 'batchsize', 2, 'rate', 0.5, 'report', Inf, 'seed', 4);
%! assert (b, a);
%! assert (r, [rL(1), 0.99*rL(1)+0.01*rL(2), 0.99*(0.99*rL(1)+0.01*rL(2))+0.01*rL(3)], 1e-15);
%!test % learns: 1-D signals with a bump or a dip, softmax, momentum and decay
%! rng (2); x = 0.1 * rand (12, 200); e = zeros (2, 200);
%! for k = 1:200
%!   at = randi (8); s = randi (2);
%!   x(at:at+3, k) = x(at:at+3, k) + 3 - 2 * s; e(s, k) = 1;
%! end
%! net = cnnsetup ({{'conv', 2, 4}, {'pool', 3, 'method', 'max'}}, 12, 2, 'activation', 'relu', ...
%!                 'loss', 'softmax', 'seed', 3);
%! [net, rL] = cnntrain (net, x, e, 'batchsize', 20, 'epochs', 20, 'rate', 0.1, 'momentum', 0.9, ...
%!                       'decay', 1e-4, 'report', Inf);
%! assert (rL(end) < rL(1) / 2);
%! assert (cnntest (net, x, e) < 0.05);
%!error <the loss is .* in step .*: the parameters have grown beyond all bounds> cnntrain (cnnsetup ({}, 1, 1, 'output', 'linear', 'seed', 1), ones (1, 4), ones (1, 4), 'rate', 1e9, 'epochs', 90, 'report', Inf)
%!error <4 examples, but targets for 5> cnntrain (cnnsetup ({}, 2, 1), ones (2, 4), ones (1, 5))
%!error <unknown option 'alpha'> cnntrain (cnnsetup ({}, 2, 1), ones (2, 4), ones (1, 4), 'alpha', 1)
