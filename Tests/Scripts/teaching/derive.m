% DERIVE writes gradients that run, pass GRADCHECK, and read like the notes.

%!function ok = agrees (f, names, varargin)
%!  % The derivatives of sum (w .* f) by each argument named, against automatic ones.
%!  y = f (varargin{:}); w = rand (size (y));
%!  eval (derive (f, 'wrt', names));
%!  k = numel (names); d = cell (1, k);
%!  [d{:}] = f_grad (varargin{:}, w);
%!  want = cell (1, numel (varargin));
%!  [~, want{:}] = valuegrad (@(varargin) sum ((f (varargin{:}) .* w)(:)), varargin{:});
%!  ok = true;
%!  for n = 1:k
%!    if ~isequal (size (d{n}), size (want{n})) || max (abs (d{n}(:) - want{n}(:))) > 1e-9 * max (1, max (abs (want{n}(:))))
%!      error ('%s by %s:\n%s', func2str (f), names{n}, derive (f, 'wrt', names));
%!    end
%!  end
%!endfunction
%!test % N7 and N8, in the words of the notes
%! text = derive (@(W, y, c) sigmoid (W * y + c), 'wrt', {'W', 'y', 'c'});
%! assert (! isempty (strfind (text, '* y''')));
%! assert (! isempty (strfind (text, 'W'' * ')));
%! assert (agrees (@(W, y, c) sigmoid (W * y + c), {'W', 'y', 'c'}, rand (3, 4), rand (4, 5), rand (3, 1)));
%!test % N10, N11 and N15
%! text = derive (@(x, a) convn (x, a, 'valid'), 'wrt', {'x', 'a'});
%! assert (! isempty (strfind (text, 'dx = convn (delta, flipall (a), ''full'');')));
%! assert (! isempty (strfind (text, 'da = convn (flipall (x), delta, ''valid'');')));
%! assert (agrees (@(x, a) convn (x, a, 'valid'), {'x', 'a'}, rand (5, 6, 3), rand (2, 3)));
%! assert (agrees (@(x, a) convn (x, a, 'valid'), {'x', 'a'}, rand (5, 6, 3, 2), rand (2, 3, 2)));
%! assert (agrees (@(x, a) convn (x, a, 'same'), {'x', 'a'}, rand (5, 6), rand (2, 3)));
%! assert (agrees (@(x, a) convn (x, a), {'x', 'a'}, rand (5, 6), rand (2, 3)));
%! assert (agrees (@(x, a) tanh (conv2 (x, a, 'valid')), {'x', 'a'}, rand (5, 6), rand (2, 3)));
%! assert (agrees (@(x, a) conv (x, a, 'valid'), {'x', 'a'}, rand (7, 1), rand (3, 1)));
%! assert (agrees (@(x, a) conv (x, a), {'x', 'a'}, rand (7, 1), rand (3, 1)));
%!test % elementwise functions and operators, broadcasting
%! A = rand (3, 4) / 2 + 0.2; B = rand (3, 4) + 0.2; c = rand (3, 1) + 0.3;
%! one = {@(x) sin(x) .* cos(x), @(x) exp(-x .^ 2), @(x) log(x) ./ x, @(x) sqrt(1 + x), @(x) tanh(2 * x), ...
%!        @(x) abs(x - 0.4), @(x) max(x, 0.4), @(x) min(0.4, x), @(x) x .^ 3, @(x) 2 .^ x, @(x) -x', ...
%!        @(x) 1 ./ (1 + exp (-x)), @(x) asin(x) + atan(x) + log1p(x), @(x) sum(x(:)), @(x) sum(x), ...
%!        @(x) sum(x, 2), @(x) mean(x(:)), @(x) mean(x, 2), @(x) sum(x(:) .^ 2) / 2, @(x) norm(x(:)) ^ 2, ...
%!        @(x) reshape(x, 2, []) .^ 2, @(x) permute(x, [3 1 2]), @(x) repmat(x, 2, 1), @(x) cumsum(x), ...
%!        @(x) flip(x, 2) .* x, @(x) x(2, :), @(x) x(:, [1 1 3]), @(x) x(2:end, 1), @(x) [x; 2 * x], ...
%!        @(x) [x, x .^ 2], @(x) cat(3, x, sin (x)), @(x) max(x, [], 1), @(x) min(x, [], 2), @(x) max(x(:)), ...
%!        @(x) circshift(x, 1) .* x, @(x) flipall(x) / 3, @(x) x / 2 + 3, @(x) numel(x) * x, @(x) meanpool([x; x](1:4, :), [2 2]), ...
%!        @(x) exp(x) ./ sum(exp (x), 1), @(x) log(sum (exp (x(:)))), @(x) x + x .* x, @(x) sum(sum (x .^ 2))};
%! for k = 1:numel (one)
%!   assert (agrees (one{k}, {'x'}, A));
%! end
%! two = {@(x, y) x .* y, @(x, y) x ./ y, @(x, y) x + y, @(x, y) y - x, @(x, y) x .^ y, @(x, y) max(x, y)};
%! for k = 1:numel (two)
%!   assert (agrees (two{k}, {'x', 'y'}, A, B)); assert (agrees (two{k}, {'x', 'y'}, A, c));
%!   assert (agrees (two{k}, {'x', 'y'}, c, A));
%! end
%! % the derivatives come in the order of the names
%! assert (! isempty (strfind (derive (two{1}, 'wrt', {'y', 'x'}), 'function [dy, dx] = f_grad (x, y, delta)')));
%! assert (agrees (@(x, y) x * y, {'x', 'y'}, A, B'));
%! assert (agrees (@(S, b) S \ b, {'S', 'b'}, rand (3) + 3 * eye (3), c));
%! assert (agrees (@(S, b) inv (S) * b, {'S', 'b'}, rand (3) + 3 * eye (3), c));
%!test % the layers of the library: the gradient of the file is the function of the notes
%! x = {rand(6, 5, 3), rand(6, 5, 3)}; a = {{rand(2, 3), []}, {rand(2, 3), rand(2, 3)}};
%! b = {0.1, 0.2}; M = {[1 2], 2};
%! eval (derive ('convmaps', 'wrt', {'x', 'a', 'b'}));
%! d = {rand(5, 3, 3), rand(5, 3, 3)};
%! [dx, da, db] = convmaps_grad (x, a, b, M, d);
%! assert (dx, convmapsadjoint (d, a, M, size (x{1})), 1e-12);
%! [da2, db2] = convmapsgradient (x, d, M);
%! assert (da{1}{1}, da2{1}{1}, 1e-12); assert (da{2}{2}, da2{2}{2}, 1e-12); assert (db, db2, 1e-12);
%! text = derive ('convmaps', 'wrt', {'x', 'a', 'b'});
%! assert (! isempty (strfind (text, 'for i = M{j}')));
%! assert (! isempty (strfind (text, 'convn (delta{j}, flipall (a{i}{j}), ''full'')')));
%! assert (! isempty (strfind (text, 'convn (flipall (x{i}), delta{j}, ''valid'')')));
%!test % pooling, stacking, activations, the loss
%! eval (derive ('meanpool', 'wrt', 'x')); x = rand (4, 6, 3); d = rand (2, 2, 3);
%! assert (meanpool_grad (x, [2 3], d), meanpooladjoint (d, [2 3]), 1e-14);
%! eval (derive ('maxpool', 'wrt', 'x')); [~, where] = maxpool (x, [2 3]);
%! assert (maxpool_grad (x, [2 3], d), maxpooladjoint (d, where, [2 3]), 1e-14);
%! eval (derive ('stackmaps', 'wrt', 'x')); d = rand (48, 3);
%! assert (stackmaps_grad ({x, x}, 2, d), unstackmaps (d, [4 6], 2), 1e-14);
%! eval (derive ('cnnactivate', 'wrt', 'u')); u = rand (4, 3) - 0.5; d = rand (4, 3);
%! for name = {'sigmoid', 'tanh', 'relu', 'linear', 'softmax'}
%!   r = gradcheck (@(u) sum ((cnnactivate (name{1}, u) .* d)(:)), u, cnnactivate_grad (name{1}, u, d));
%!   assert (r.pass);
%! end
%! eval (derive ('cnnloss', 'wrt', 'y')); y = rand (3, 4); e = rand (3, 4);
%! for loss = {'squared', 'softmax'}
%!   net = cnnsetup ({}, 4, 3, 'loss', loss{1});
%!   r = gradcheck (@(y) cnnloss (net, y, e), y, cnnloss_grad (net, y, e)); assert (r.pass);
%! end
%!test % a text: loops, variables that are overwritten, if
%! eval (derive (sprintf (['function E = walk (x, W)\n  for k = 1:3\n    x = tanh (W * x);\n    if k > 1\n' ...
%!                         '      x = x .^ 2;\n    end\n  end\n  E = sum (x(:));\nend']), 'wrt', {'W', 'x'}));
%! eval (sprintf (['function E = walk (x, W)\n  for k = 1:3\n    x = tanh (W * x);\n    if k > 1\n' ...
%!                 '      x = x .^ 2;\n    end\n  end\n  E = sum (x(:));\nend']));
%! x = rand (3, 1); W = rand (3); [dW, dx] = walk_grad (x, W);
%! r = gradcheck (@(W) walk (x, W), W, dW); assert (r.pass);
%! r = gradcheck (@(x) walk (x, W), x, dx); assert (r.pass);
%!test % functions of the language that are called get a gradient of their own
%! text = derive (@(u) sum (cnnactivate ('tanh', u)(:)), 'wrt', 'u');
%! assert (! isempty (strfind (text, 'function du = cnnactivate_u_grad (name, u, delta)')));
%!test % equations
%! text = derive (@(x, a) convn (x, a, 'valid'), 'wrt', 'a', '-latex');
%! assert (! isempty (strfind (text, '\overline{x} *_{\text{valid}} \delta')));
%!error <there is no rule for 'svd'> derive (@(x) svd (x), 'wrt', 'x')
%!error <'z' is no argument of f> derive (@(x) x, 'wrt', 'z')
%!error <the result 'y' does not depend on x> derive (@(x) size (x), 'wrt', 'x')
%!error <write it as> derive (@(x) x)
%!error <no function or file 'no_such_function'> derive ('no_such_function', 'wrt', 'x')
%!error <only assignments, if, switch and for> derive (sprintf ('function y = f (x)\n  y = x;\n  while y > 1\n    y = y / 2;\n  end\nend'), 'wrt', 'x')
%!error <run over their subscripts> derive (sprintf ('function y = f (x)\n  y = sum (x);\n  for k = x\n    y = y + k ^ 2;\n  end\nend'), 'wrt', 'x')
%!error <need names, not varargin> derive (sprintf ('function y = f (varargin)\n  y = 2 * varargin{1};\nend'), 'wrt', 'varargin')
%!error <write x = x \+ 1> derive (sprintf ('function y = f (x)\n  y = x;\n  y++;\nend'), 'wrt', 'x')
%!error <SOURCE should be a function> derive (1, 'wrt', 'x')
%!error <NAMES should be names> derive (@(x) x, 'wrt', {})
%!error <source of this function is not in the language> derive (@sin, 'wrt', 'x')
