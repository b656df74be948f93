function p = cnnadd (p, s, q, only)
  % CNNADD  Add a multiple of one set of parameters to another: p + s q, array by array.
  %   P = CNNADD (P, S, Q) for networks or gradients P and Q of the same layout. Parameters are a
  %   vector space, whatever cells they lie in; this is its one operation.
  %   P = CNNADD (P, S, Q, 'weights') leaves the biases as they are.
  %
  %   >> net = cnnsetup ({{'conv', 2, 3}}, 8, 4);
  %   >> twice = cnnadd (net, 1, net); isequal (twice.layers{2}.a{1}{2}, 2 * net.layers{2}.a{1}{2})
  %   ans = 1
  %
  %   See also: cnnupdate, cnnbackward
  biases = nargin < 4;
  for l = 2:numel (p.layers)
    switch p.layers{l}.type
      case 'conv'
        for j = 1:numel (p.layers{l}.b)
          for i = 1:numel (p.layers{l}.a)
            if ~isempty (p.layers{l}.a{i}{j})
              p.layers{l}.a{i}{j} = p.layers{l}.a{i}{j} + s * q.layers{l}.a{i}{j};
            end
          end
          if biases
            p.layers{l}.b{j} = p.layers{l}.b{j} + s * q.layers{l}.b{j};
          end
        end
      case 'dense'
        p.layers{l}.W = p.layers{l}.W + s * q.layers{l}.W;
        if biases
          p.layers{l}.c = p.layers{l}.c + s * q.layers{l}.c;
        end
    end
  end
end

%!test % p + 2 p - 3 p == 0, holes stay holes
%! net = cnnsetup ({{'conv', 3, 3}, {'conv', 2, 3, 'table', {[1 3], 2}}}, [9 9], 2);
%! z = cnnadd (cnnadd (net, 2, net), -3, net);
%! [names, paths] = cnnparameters (net);
%! for k = 1:numel (paths)
%!   v = subsref (z, paths{k}); assert (max (abs (v(:))) < 1e-14);
%! end
%! assert (z.layers{3}.a{2}{1}, []);
%!test
%! net = cnnsetup ({{'dense', 2}}, 3, 2); net.layers{2}.c = [1; 2];
%! z = cnnadd (net, 1, net, 'weights');
%! assert (z.layers{2}.c, [1; 2]);
%! assert (z.layers{2}.W, 2 * net.layers{2}.W);
