function net = cnnupdate (net, grad, varargin)
  % CNNUPDATE  One step of gradient descent.
  %   NET = CNNUPDATE (NET, GRAD, 'rate', R, 'momentum', MU, 'decay', D) moves every parameter:
  %
  %     g = grad + d * weights       (weight decay; not for biases)
  %     v = mu * v + g               (momentum; v starts at 0 and lies in NET.velocity)
  %     net = net - r * v
  %
  %   R is 1 by default, MU and D are 0, which is plain gradient descent. The options may come as
  %   one struct.
  %
  %   >> net = cnnsetup ({}, 2, 1); net.layers{2}.W = [1 2]; grad = net;
  %   >> net = cnnupdate (net, grad, 'rate', 0.5); net.layers{2}.W
  %   ans =
  %
  %      0.5000   1.0000
  %
  %   See also: cnnbackward, cnntrain, cnnadd
  opts = cnnoptions ('cnnupdate', struct ('rate', 1, 'momentum', 0, 'decay', 0), varargin);
  if opts.decay > 0
    grad = cnnadd (grad, opts.decay, net, 'weights');
  end
  if opts.momentum > 0
    if isfield (net, 'velocity')
      grad = cnnadd (grad, opts.momentum, net.velocity);
    end
    net.velocity = grad;
  end
  net = cnnadd (net, -opts.rate, grad);
end

%!test % three steps with momentum and decay, by hand
%! net = cnnsetup ({}, 2, 1); w = net.layers{2}.W; c = 0; v = 0; vc = 0;
%! grad.layers = {[], struct('type', 'dense', 'W', [3 4], 'c', 5)};
%! for k = 1:3
%!   v = 0.9 * v + [3 4] + 0.1 * w; vc = 0.9 * vc + 5;
%!   w = w - 0.01 * v; c = c - 0.01 * vc;
%!   net = cnnupdate (net, grad, struct ('rate', 0.01, 'momentum', 0.9, 'decay', 0.1));
%! end
%! assert (net.layers{2}.W, w, 1e-14);
%! assert (net.layers{2}.c, c, 1e-14);
%!error <unknown option 'speed'> cnnupdate (cnnsetup ({}, 2, 1), [], 'speed', 2)
