function net = cnnsetup (layers, sz, classes, varargin)
  % CNNSETUP  A convolutional network with random kernels, ready to be trained.
  %   NET = CNNSETUP (LAYERS, SZ, CLASSES) for signals of size SZ (n, [H W] or [H W D]). LAYERS is a
  %   cell with a cell for each layer:
  %
  %     {'conv', MAPS, KERNEL}   MAPS output maps, kernels of size KERNEL (a number: the same in
  %                              each dimension); then perhaps 'activation', NAME and 'table', M,
  %                              where M{j} lists the input maps of output map j (all by default)
  %     {'pool', SCALE}          then perhaps 'method', 'mean' or 'max'
  %     {'dense', UNITS}         then perhaps 'activation', NAME; dense layers come last
  %
  %   A dense layer with CLASSES units, the output, is added by itself. Options by name and value:
  %
  %     'activation'  'sigmoid' (default), 'tanh', 'relu' or 'linear' for all layers but the output
  %     'loss'        'squared' (default) or 'softmax': softmax output with cross-entropy
  %     'output'      activation of the output with squared loss, 'sigmoid' by default
  %     'inputs'      number of input maps, 1 by default
  %     'seed'        seed of the random numbers; by default they go on as they are
  %
  %   NET.layers{1} is the input, so l counts from one where the notes count from zero: the maps of
  %   layer l are x{l}, and layer l+1 computes them from its kernels a{i}{j}, biases b{j} and table
  %   M{j}, or from W and c. Kernels and weights are uniform in +-sqrt (6 / (fan_in + fan_out)) with
  %   fan_in = input maps (those in M{j}) x kernel elements, fan_out = output maps x kernel
  %   elements; biases are 0.
  %
  %   >> net = cnnsetup ({{'conv', 6, 5}, {'pool', 2}, {'conv', 12, 5}, {'pool', 2}}, [28 28], 10);
  %   >> cnnsummary (net)
  %   layer  type   maps  size   parameters
  %       1  input     1  28x28           0
  %       2  conv      6  24x24         156  kernels 5x5, sigmoid
  %       3  pool      6  12x12           0  mean of 2x2
  %       4  conv     12  8x8          1812  kernels 5x5, sigmoid
  %       5  pool     12  4x4             0  mean of 2x2
  %       6  dense    10  1            1930  sigmoid, squared error
  %   total                            3898
  %
  %   Source: the model of the notes, N1 to N5.   See also: cnntrain, cnnforward, cnnsummary
  opts = cnnoptions ('cnnsetup', struct ('activation', 'sigmoid', 'loss', 'squared', ...
                     'output', 'sigmoid', 'inputs', 1, 'seed', []), varargin);
  if ~isempty (opts.seed)
    rng (opts.seed);
  end
  if strcmp (opts.loss, 'softmax')
    opts.output = 'softmax';
  elseif ~strcmp (opts.loss, 'squared')
    error ('Nabla:unknown-option', ...
           'cnnsetup: unknown loss ''%s''; known: squared, softmax', opts.loss);
  end
  sz = reshape (sz, 1, []);
  net.nd = numel (sz);                            % signal dimensions; the batch is dimension nd + 1
  net.loss = opts.loss;
  net.layers = {struct('type', 'input', 'maps', opts.inputs, 'size', sz)};
  specs = [reshape(layers, 1, []), {{'dense', classes, 'activation', opts.output}}];
  for l = 1:numel (specs)
    spec = specs{l};
    if ~iscell (spec) || numel (spec) < 2 || ~ischar (spec{1})
      error ('Nabla:layer-spec', 'cnnsetup: layer %d: write it as {TYPE, NUMBER, ...}', l + 1);
    end
    who = sprintf ('cnnsetup: layer %d (%s)', l + 1, spec{1});
    before = net.layers{l};
    if strcmp (before.type, 'dense') && ~strcmp (spec{1}, 'dense')
      error ('Nabla:layer-spec', '%s: comes after a dense layer', who);
    end
    switch spec{1}
      case 'conv'
        layer = convlayer (who, before, spec, opts.activation);
      case 'pool'
        layer = poollayer (who, before, spec);
      case 'dense'
        layer = denselayer (who, before, spec, opts.activation);
      otherwise
        error ('Nabla:layer-spec', '%s: unknown type; known: conv, pool, dense', who);
    end
    net.layers{l+1} = layer;
  end
end

function layer = convlayer (who, before, spec, activation)
  opts = cnnoptions (who, struct ('activation', activation, 'table', {{}}), spec(4:end));
  layer.type = 'conv';
  layer.maps = spec{2};
  layer.kernel = eachdimension (who, spec, 3, before.size);
  layer.size = before.size - layer.kernel + 1;
  if any (layer.size < 1)
    error ('Nabla:layer-size', '%s: kernels of %s are larger than their maps of %s', ...
           who, sizetext (layer.kernel), sizetext (before.size));
  end
  layer.activation = checkactivation (who, opts.activation);
  layer.M = checktable (who, opts.table, before.maps, layer.maps);
  layer.a = repmat ({cell(1, layer.maps)}, 1, before.maps);
  layer.b = cell (1, layer.maps);
  for j = 1:layer.maps
    for i = layer.M{j}
      fan_in = numel (layer.M{j}) * prod (layer.kernel);
      fan_out = layer.maps * prod (layer.kernel);
      layer.a{i}{j} = uniform ([layer.kernel 1], fan_in, fan_out);
    end
    layer.b{j} = 0;
  end
end

function layer = poollayer (who, before, spec)
  opts = cnnoptions (who, struct ('method', 'mean'), spec(3:end));
  layer.type = 'pool';
  layer.maps = before.maps;
  layer.scale = eachdimension (who, spec, 2, before.size);
  layer.size = before.size ./ layer.scale;
  if any (layer.size ~= fix (layer.size))
    error ('Nabla:layer-size', '%s: windows of %s do not divide maps of %s', ...
           who, sizetext (layer.scale), sizetext (before.size));
  end
  if ~any (strcmp (opts.method, {'mean', 'max'}))
    error ('Nabla:unknown-option', '%s: unknown method ''%s''; known: mean, max', who, opts.method);
  end
  layer.method = opts.method;
end

function layer = denselayer (who, before, spec, activation)
  opts = cnnoptions (who, struct ('activation', activation), spec(3:end));
  layer.type = 'dense';
  layer.maps = spec{2};
  layer.size = 1;
  layer.activation = checkactivation (who, opts.activation);
  fan_in = before.maps * prod (before.size);
  fan_out = layer.maps;
  layer.W = uniform ([fan_out fan_in], fan_in, fan_out);
  layer.c = zeros (fan_out, 1);
end

function w = uniform (n, fan_in, fan_out)
  w = (rand (n) - 0.5) * 2 * sqrt (6 / (fan_in + fan_out));
end

function n = eachdimension (who, spec, k, sz)
  % Number k of SPEC as one number for each dimension of the signal.
  if numel (spec) < k || ~isnumeric (spec{k}) || ~any (numel (spec{k}) == [1 numel(sz)])
    error ('Nabla:layer-spec', '%s: needs one size, or %d', who, numel (sz));
  end
  n = reshape (spec{k}, 1, []) .* ones (1, numel (sz));
  if any (n < 1 | n ~= fix (n))
    error ('Nabla:layer-spec', '%s: sizes are positive whole numbers, found %s', who, mat2str (n));
  end
end

function M = checktable (who, M, inputs, outputs)
  % The connection table as rows of input map numbers; the full one if it is empty.
  if isempty (M)
    M = repmat ({1:inputs}, 1, outputs);
  end
  if ~iscell (M) || numel (M) ~= outputs
    error ('Nabla:layer-spec', '%s: the table has %d lists for %d output maps', ...
           who, numel (M), outputs);
  end
  M = reshape (M, 1, []);
  for j = 1:outputs
    M{j} = reshape (M{j}, 1, []);
    if isempty (M{j}) || numel (unique (M{j})) < numel (M{j}) || ~all (ismember (M{j}, 1:inputs))
      error ('Nabla:layer-spec', ...
             '%s: M{%d} should list some of the input maps 1 to %d, each once', who, j, inputs);
    end
  end
end

function name = checkactivation (who, name)
  known = {'sigmoid', 'tanh', 'relu', 'linear', 'softmax'};
  if ~ischar (name) || ~any (strcmp (name, known))
    error ('Nabla:unknown-option', '%s: unknown activation; known: %s', who, strjoin (known, ', '));
  end
end

%!test % sizes, and the bounds of the random numbers
%! net = cnnsetup ({{'conv', 6, 5}, {'pool', 2}, {'conv', 12, [5 3]}, {'pool', 2}}, [28 28], 10);
%! assert (net.layers{5}.size, [4 5]);
%! assert (size (net.layers{4}.a{6}{12}), [5 3]);
%! assert (size (net.layers{6}.W), [10 240]);
%! w = net.layers{6}.W; r = sqrt (6 / 250);
%! assert (max (abs (w(:))) <= r && max (abs (w(:))) > 0.9 * r);
%! assert (net.layers{6}.c, zeros (10, 1));
%!test % same seed, same numbers; the kernels come map by map, then the weights
%! net = cnnsetup ({{'conv', 2, 3}}, 8, 4, 'seed', 7); same = cnnsetup ({{'conv', 2, 3}}, 8, 4, 'seed', 7);
%! assert (net, same);
%! rng (7); a = (rand (3, 1) - 0.5) * 2 * sqrt (6 / 9);
%! assert (net.layers{2}.a{1}{1}, a);
%!test % 1-D to 3-D
%! for n = {20, [20 12], [20 12 8]}
%!   net = cnnsetup ({{'conv', 2, 3}, {'pool', 2}, {'dense', 5}}, n{1}, 3, 'inputs', 2);
%!   assert (net.layers{3}.size, (n{1} - 2) / 2);
%!   assert (size (net.layers{4}.W), [5, 2 * prod((n{1} - 2) / 2)]);
%! end
%!test % holes
%! net = cnnsetup ({{'conv', 3, 3}, {'conv', 2, 3, 'table', {[1 3], 2}}}, [9 9], 2);
%! assert (net.layers{3}.a{2}{1}, []);
%! assert (size (net.layers{3}.a{3}{1}), [3 3]);
%!error <layer 2 \(conv\): kernels of 5x5 are larger than their maps of 4x9> cnnsetup ({{'conv', 1, 5}}, [4 9], 2)
%!error <layer 3 \(pool\): windows of 2x2 do not divide maps of 5x6> cnnsetup ({{'conv', 1, 3}, {'pool', 2}}, [7 8], 2)
%!error <layer 2 \(conv\): needs one size, or 2> cnnsetup ({{'conv', 1, [1 2 3]}}, [7 8], 2)
%!error <layer 2 \(conv\): needs one size> cnnsetup ({{'conv', 1}}, [7 8], 2)
%!error <layer 2 \(conv\): sizes are positive> cnnsetup ({{'conv', 1, 0}}, [7 8], 2)
%!error <layer 2 \(conv\): the table has 1 lists for 2> cnnsetup ({{'conv', 2, 3, 'table', {1}}}, [7 8], 2)
%!error <M\{2\} should list some of the input maps 1 to 1> cnnsetup ({{'conv', 2, 3, 'table', {1, 2}}}, [7 8], 2)
%!error <layer 3 \(pool\): comes after a dense layer> cnnsetup ({{'dense', 4}, {'pool', 2}}, [8 8], 2)
%!error <layer 2 \(pool\): unknown method 'median'> cnnsetup ({{'pool', 2, 'method', 'median'}}, [8 8], 2)
%!error <layer 2 \(norm\): unknown type> cnnsetup ({{'norm', 2}}, [8 8], 2)
%!error <layer 2: write it as> cnnsetup ({'conv', 2, 3}, [8 8], 2)
%!error <unknown loss 'huber'> cnnsetup ({}, 4, 2, 'loss', 'huber')
%!error <unknown option 'sead'> cnnsetup ({}, 4, 2, 'sead', 1)
