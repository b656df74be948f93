function [er, confusion, class] = cnntest (net, x, e)
  % CNNTEST  Error rate and confusion matrix of a network on examples with known classes.
  %   [ER, CONFUSION, CLASS] = CNNTEST (NET, X, E) compares what CNNPREDICT says of X with the
  %   targets E, one column an example with 1 at its class. ER is the share of wrong ones.
  %   CONFUSION(i, j) counts the examples of class i that were taken for class j. CLASS is the row
  %   of predictions.
  %
  %   >> net = cnnsetup ({}, 2, 2); net.layers{2}.W = [1 0; 0 1];
  %   >> [er, confusion] = cnntest (net, [5 1 0 1; 2 3 9 0], [1 1 0 0; 0 0 1 1])
  %   er = 0.5000
  %   confusion =
  %
  %      1   1
  %      1   1
  %
  %   See also: cnnpredict, cnntrain
  class = cnnpredict (net, x);
  truth = cnnclass (e);
  if numel (class) ~= numel (truth)
    error ('Nabla:layer-size', 'cnntest: %d examples, but targets for %d', ...
           numel (class), numel (truth));
  end
  er = mean (class ~= truth);
  n = max (size (e, 1), 2);
  confusion = accumarray ([truth(:) class(:)], 1, [n n]);
end

%!test
%! net = cnnsetup ({}, 3, 3); I = eye (3); net.layers{2}.W = I; x = I(:, [1 2 3 3]);
%! [er, c, class] = cnntest (net, x, I(:, [1 2 3 1]));
%! assert (er, 0.25); assert (c, [1 0 1; 0 1 0; 0 0 1]); assert (class, [1 2 3 3]);
%!error <2 examples, but targets for 3> cnntest (cnnsetup ({}, 2, 2), ones (2, 2), ones (2, 3))
%!test % a single output is two classes
%! net = cnnsetup ({}, 1, 1); net.layers{2}.W = 5;
%! [er, c] = cnntest (net, [-1 2 3], [0 1 0]); assert (c, [1 1; 0 1]);
