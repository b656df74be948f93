function [v, varargout] = valuegrad (f, varargin)
  % VALUEGRAD  A value, and its derivatives by all arguments, by automatic differentiation.
  %   [V, G1, G2, ...] = VALUEGRAD (F, X1, X2, ...) calls F (X1, X2, ...), which must give one number,
  %   and returns it with its derivatives. Each X is an array, or a cell or struct of arrays, and G
  %   has its layout: zeros by what does not matter, and texts as they are. It is reverse mode: exact
  %   to rounding, in a few times the time of F, however many entries there are.
  %
  %   >> [v, g] = valuegrad (@(x) sin (x(1)) * x(2), [0 5])
  %   v = 0
  %   g =
  %
  %      5   0
  %
  %   >> [v, dW, dx] = valuegrad (@(W, x) sum (W * x), [1 2; 3 4], [1; 1]); dx
  %   dx =
  %
  %      4
  %      6
  %
  %   Source: the check of N7, N8, N15 and N16.   See also: dlgradient, dlarray, gradcheck, derive
  t = dltape ();
  traced = cell (size (varargin));
  for k = 1:numel (varargin)
    traced{k} = tracedall (varargin{k}, t);
  end
  y = f (traced{:});
  if ~isa (y, 'dlarray')
    v = y;                                  % it depends on nothing
    g = {};
  else
    v = extractdata (y);
    if numel (v) ~= 1
      error ('Nabla:not-scalar', 'valuegrad: F should give one number, found %s', sizetext (size (v)));
    end
    g = cell (1, 0);
    if ~isempty (y.tape)
      g = gradients (y.tape, y.id, ones (1, 1, class (v)));
    end
  end
  varargout = cell (1, numel (varargin));
  for k = 1:numel (varargin)
    varargout{k} = plain (traced{k}, g);
  end
end

function x = tracedall (x, t)
  if isfloat (x)
    x = dlarray (x, t, record (t, 'argument', x, [], {}));
  elseif iscell (x)
    for k = 1:numel (x)
      x{k} = tracedall (x{k}, t);
    end
  elseif isstruct (x)
    for name = fieldnames(x)'
      for k = 1:numel (x)
        x(k).(name{1}) = tracedall (x(k).(name{1}), t);
      end
    end
  end
end

function x = plain (x, g)
  if isa (x, 'dlarray')
    d = zeros (size (x.value));
    if x.id > 0 && x.id <= numel (g) && ~isempty (g{x.id})
      d = reshape (g{x.id}, size (x.value));
    end
    x = d;
  elseif iscell (x)
    for k = 1:numel (x)
      x{k} = plain (x{k}, g);
    end
  elseif isstruct (x)
    for name = fieldnames(x)'
      for k = 1:numel (x)
        x(k).(name{1}) = plain (x(k).(name{1}), g);
      end
    end
  end
end

%!error <F should give one number, found 1x2> valuegrad (@(x) x, [1 2])
%!test % each operation, against differences: random sizes, broadcasting, every convolution
%! A = rand (3, 4) + 0.2; B = rand (3, 4) + 0.2; c = rand (3, 1) + 0.5; r = rand (1, 4) + 0.5;
%! S = rand (3) + 3 * eye (3); x3 = rand (4, 5, 3); k2 = rand (2, 3); k3 = rand (2, 2, 2);
%! one = {@sin, @cos, @tan, @sinh, @cosh, @tanh, @asinh, @atan, @exp, @expm1, @log, @log2, @log10, ...
%!        @log1p, @sqrt, @abs, @sigmoid, @erf, @uminus, @(x) asin(x / 2), @(x) acos(x / 2), ...
%!        @(x) atanh(x / 2), @(x) acosh(x + 2), @(x) x.', @(x) x', @(x) x(:), @(x) x(2, [1 1 3]), ...
%!        @(x) x(:, end), @(x) x(logical ([1 0 1]), :), @(x) sum(x), @(x) sum(x, 2), @(x) mean(x), ...
%!        @(x) mean(x, 2), @(x) prod(x), @(x) prod(x, 2), @(x) cumsum(x), @(x) cumsum(x, 2), ...
%!        @(x) norm(x(:)), @(x) norm(x, 'fro'), @(x) max(x), @(x) min(x, [], 2), @(x) max(x(:)), ...
%!        @(x) max(x, 0.6), @(x) min(0.6, x), @(x) reshape(x, 2, []), @(x) permute(x, [3 1 2]), ...
%!        @(x) ipermute(x, [2 1]), @(x) repmat(x, 2, 3), @(x) flip(x), @flipud, @fliplr, @flipall, ...
%!        @(x) circshift(x, 1), @(x) circshift(x, 1, 2), @(x) [x; 2 * x], @(x) [x, c], ...
%!        @(x) cat(3, x, x), @(x) x .^ 3, @(x) 2 .^ x, @(x) x .^ x, @(x) 1 ./ x, @(x) x / 3, ...
%!        @(x) 3 * x, @(x) sumsq(x), @(x) dot(x, B), @(x) hypot(x, B), @tril, @triu, @squeeze, ...
%!        @(x) diag(x), @(x) diag(x(:, 1)), @(x) 2 - x, @(x) 1 + x, @(x) meanpool(x(1:2, :), [2 2]), ...
%!        @(x) maxpool(x(1:2, :), [1 2])};
%! for k = 1:numel (one)
%!   y = one{k} (A); w = rand (size (y));
%!   f = @(x) sum ((one{k} (x) .* w)(:));
%!   [v, g] = valuegrad (f, A); assert (v, f (A), 1e-12);
%!   q = gradcheck (f, A, g);
%!   if ~q.pass
%!     error ('%s: %g', func2str (one{k}), q.maxerror);
%!   end
%! end
%! two = {@plus, A, B; @plus, A, c; @plus, r, A; @minus, A, r; @minus, c, A; @times, A, c; ...
%!        @times, r, c; @rdivide, A, r; @rdivide, c, A; @power, A, c; @mtimes, A, B'; @mtimes, 2, A; ...
%!        @mldivide, S, A; @mrdivide, B', S; @(x, y) max(x, y), A, B; @(x, y) min(x, y), c, r; ...
%!        @(x, y) [x, y], A, c; @(x, y) [x; y], A, r; @(x, y) inv(x) * y, S, A; ...
%!        @(x, y) det(x) * y, S, c; @(x, y) trace(x) * y, S, c; @(x, y) x ^ 2 * y, S, c; ...
%!        @(x, a) convn(x, a, 'valid'), x3, k3; @(x, a) convn(x, a, 'valid'), x3, k2; ...
%!        @(x, a) convn(x, a), x3, k2; @(x, a) convn(x, a, 'same'), x3, k3; ...
%!        @(x, a) conv2(x, a, 'valid'), A, k2; @(x, a) conv2(x, a), A, k2; ...
%!        @(x, a) conv2(x, a, 'same'), A, k2; @(x, a) conv(x, a), r, c'; ...
%!        @(x, a) conv(x, a, 'valid'), r', c(1:2); @(x, a) conv(x, a, 'same'), r, c'};
%! for k = 1:size (two, 1)
%!   [op, x, y] = two{k,:}; w = rand (size (op (x, y)));
%!   f = @(x, y) sum ((op (x, y) .* w)(:));
%!   [v, gx, gy] = valuegrad (f, x, y); assert (v, f (x, y), 1e-12 * max (1, abs (v)));
%!   q = gradcheck (@(x) f (x, y), x, gx); p = gradcheck (@(y) f (x, y), y, gy);
%!   if ~q.pass || ~p.pass
%!     error ('%s (number %d): %g %g', func2str (op), k, q.maxerror, p.maxerror);
%!   end
%! end
%!function net = withparameters (net, p)
%!  for l = 2:numel (p)
%!    for name = fieldnames (p{l})'
%!      net.layers{l}.(name{1}) = p{l}.(name{1});
%!    end
%!  end
%!endfunction
%!test % the whole network against the hand-written backward pass: 1-D to 3-D, both losses, holes
%! sizes = {14, [8 9], [6 5 6]};
%! for nd = 1:3
%!   for loss = {'squared', 'softmax'}
%!     for method = {'mean', 'max'}
%!       net = cnnsetup ({{'conv', 3, 3}, {'conv', 2, 2, 'table', {[1 3], 2}}, ...
%!                        {'pool', 1, 'method', method{1}}, {'dense', 3, 'activation', 'relu'}}, ...
%!                       sizes{nd}, 2, 'activation', 'tanh', 'loss', loss{1}, 'seed', nd);
%!       x = rand ([sizes{nd} 3]); e = [1 0 1; 0 1 0]; p = cell (1, numel (net.layers));
%!       for l = 2:numel (p)
%!         p{l} = struct ();
%!         for name = intersect ({'a', 'b', 'W', 'c'}, fieldnames (net.layers{l}))(:)'
%!           p{l}.(name{1}) = net.layers{l}.(name{1});
%!         end
%!       end
%!       f = @(p) cnnloss (net, cnnforward (withparameters (net, p), x).y{end}, e);
%!       [v, g] = valuegrad (f, p);
%!       hand = cnnbackward (net, cnnforward (net, x), e);
%!       [names, paths] = leaves (g);
%!       for k = 1:numel (names)
%!         want = subsref (hand.layers, paths{k}); got = subsref (g, paths{k});
%!         assert (got, want, 1e-12 * max (1, max (abs (want(:)))));
%!       end
%!     end
%!   end
%! end
%!test % loops, branches, cells, structs; a variable that is overwritten
%! f = @(s) s.a{1} * s.a{2} ^ 2; [v, g] = valuegrad (f, struct ('a', {{3, 4}}, 'name', 'n'));
%! assert (g.a, {16, 24}); assert (g.name, 'n');
%!function y = horner (p, x)
%!  y = 0;
%!  for k = 1:numel (p)
%!    if k > 1
%!      y = y * x;
%!    end
%!    y = y + p(k);
%!  end
%!endfunction
%!test
%! [v, gp, gx] = valuegrad (@horner, [1 2 3], 2); assert (v, 11); assert (gp, [4 2 1]); assert (gx, 6);
%!assert (nthargout (2, @valuegrad, @(x) 3, [1 2]), [0 0])
