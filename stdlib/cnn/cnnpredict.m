function [class, y] = cnnpredict (net, x)
  % CNNPREDICT  Class numbers that a network gives to signals.
  %   [CLASS, Y] = CNNPREDICT (NET, X) runs the examples of X, whose last dimension counts them, in
  %   portions of 200 (so that the maps of 10,000 images need not be held at once). CLASS is the
  %   row of the numbers of the largest outputs (CNNCLASS); Y has the outputs, a column an example.
  %
  %   >> net = cnnsetup ({}, 2, 2); net.layers{2}.W = [1 0; 0 1];
  %   >> cnnpredict (net, [5 1 0; 2 3 9])
  %   ans =
  %
  %      1   2   2
  %
  %   See also: cnnclass, cnntest, cnnforward
  portion = 200;
  count = cnncount (net, x);
  y = zeros (net.layers{end}.maps, count);
  for k = 1:portion:count
    part = k:min (k + portion - 1, count);
    p = cnnforward (net, cnnbatch (net, x, part));
    y(:, part) = p.y{end};
  end
  class = cnnclass (y);
end

%!test % portions do not show
%! net = cnnsetup ({{'conv', 2, 3}}, 8, 3); x = rand (8, 450);
%! p = cnnforward (net, x); [class, y] = cnnpredict (net, x);
%! assert (y, p.y{end}, 1e-14);
%! [m, k] = max (p.y{end}); assert (class, k);
%!test % one example
%! net = cnnsetup ({{'conv', 2, 3}}, [8 8], 3); assert (size (cnnpredict (net, rand (8))), [1 1]);
