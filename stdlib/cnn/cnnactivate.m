function y = cnnactivate (name, u)
  % CNNACTIVATE  Activation function of a layer: y = f(u).
  %   Y = CNNACTIVATE (NAME, U) for NAME 'sigmoid', 'tanh', 'relu', 'linear' or 'softmax'. All but
  %   the last work entry by entry; 'softmax' works on each column, the scores of one example.
  %
  %   >> cnnactivate ('relu', [-2 3])
  %   ans =
  %
  %      0   3
  %
  %   >> cnnactivate ('softmax', [0 1000; 0 1000])
  %   ans =
  %
  %      0.5000   0.5000
  %      0.5000   0.5000
  %
  %   Source: notes, N2 and N4 (f and sigma).   See also: cnnslope, sigmoid
  switch name
    case 'sigmoid'
      y = sigmoid (u);
    case 'tanh'
      y = tanh (u);
    case 'relu'
      y = max (u, 0);
    case 'linear'
      y = u;
    case 'softmax'
      y = exp (u - max (u, [], 1));              % the largest score is 0: no overflow
      y = y ./ sum (y, 1);
    otherwise
      error ('Nabla:unknown-option', ...
             ['cnnactivate: unknown activation ''%s''; ' ...
              'known: sigmoid, tanh, relu, linear, softmax'], name);
  end
end

%!assert (cnnactivate ('sigmoid', [0 log(3)]), [0.5 0.75], 1e-15)
%!assert (cnnactivate ('tanh', 0.3), tanh (0.3))
%!assert (cnnactivate ('linear', magic (3)), magic (3))
%!assert (sum (cnnactivate ('softmax', rand (4, 7))), ones (1, 7), 1e-14)
%!error <unknown activation 'sine'> cnnactivate ('sine', 1)
