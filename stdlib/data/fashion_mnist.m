function d = fashion_mnist (varargin)
  % FASHION_MNIST  The Fashion-MNIST images: 60,000 for training, 10,000 for testing, 10 classes.
  %   D = FASHION_MNIST () reads the files of the Debian package dataset-fashion-mnist:
  %
  %     D.trainx, D.testx            images, 28 x 28 x N, double, 0 to 1
  %     D.trainy, D.testy            targets, 10 x N: one column an image, 1 at its class
  %     D.trainclass, D.testclass    class numbers 1 to 10, rows (the label in the file plus one)
  %     D.names                      what the classes are
  %
  %   Options by name and value, or as a struct:
  %
  %     'train', 'test'  take only so many of the first images; Inf by default
  %     'folder'         where the four files are; by default the environment variable
  %                      FASHION_MNIST says it, or else it is where the package puts them
  %
  %   >> d = fashion_mnist ('train', 3, 'test', 2);
  %   >> d.names(d.trainclass)
  %   ans =
  %   {
  %     [1,1] = ankle boot
  %     [1,2] = T-shirt/top
  %     [1,3] = T-shirt/top
  %   }
  %
  %   Source: H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017.   See also: loadidx, onehot
  folder = getenv ('FASHION_MNIST');
  if isempty (folder)
    folder = '/usr/share/datasets/fashion-mnist';
  end
  opts = cnnoptions ('fashion_mnist', struct ('train', Inf, 'test', Inf, 'folder', folder), ...
                     varargin);
  d.names = {'T-shirt/top', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', ...
             'sneaker', 'bag', 'ankle boot'};
  [d.trainx, d.trainclass] = readset (opts.folder, 'train', opts.train);
  [d.testx, d.testclass] = readset (opts.folder, 't10k', opts.test);
  d.trainy = onehot (d.trainclass, 10);
  d.testy = onehot (d.testclass, 10);
end

function [x, class] = readset (folder, name, wanted)
  x = readfile (fullfile (folder, [name '-images-idx3-ubyte']));
  class = readfile (fullfile (folder, [name '-labels-idx1-ubyte']));
  if size (x, 3) ~= numel (class)
    error ('Nabla:file', 'fashion_mnist: in %s, %s has %d images, but %d labels', ...
           folder, name, size (x, 3), numel (class));
  end
  count = min (wanted, numel (class));
  x = double (x(:, :, 1:count)) / 255;
  class = double (class(1:count))' + 1;
end

function x = readfile (file)
  % The file, or the same with .gz behind its name.
  if ~exist (file, 'file')
    file = [file '.gz'];
  end
  try
    x = loadidx (file);
  catch err
    error ('Nabla:file', ['%s\n' ...
           'fashion_mnist: install the Debian package dataset-fashion-mnist (apt install ' ...
           'dataset-fashion-mnist), or give the folder of its four files: ' ...
           'fashion_mnist (''folder'', F), or the environment variable FASHION_MNIST'], ...
           err.message);
  end
end

%!test
%! d = fashion_mnist ('train', 50, 'test', 20);
%! assert (size (d.trainx), [28 28 50]);
%! assert (size (d.testy), [10 20]);
%! assert (max (d.trainx(:)) <= 1 && max (d.trainx(:)) > 0.9 && min (d.trainx(:)) == 0);
%! [m, k] = max (d.trainy); assert (k, d.trainclass);
%! assert (d.testclass(1:10), [10 3 2 2 7 2 5 7 6 8]);
%!test % upright: the sole of the ankle boot is below, as wide as the picture
%! d = fashion_mnist ('train', 1, 'test', 1);
%! assert (all (d.trainx(22, :, 1) > 0) && ~any (d.trainx(2, :, 1)));
%!error <there is no file /no/such/train-images-idx3-ubyte.gz> fashion_mnist ('folder', '/no/such')
%!error <apt install dataset-fashion-mnist> fashion_mnist ('folder', '/no/such')
%!test % a truncated file says so, and what to do
%! folder = tempname (); mkdir (folder);
%! file = fullfile (folder, 'train-images-idx3-ubyte'); f = fopen (file, 'w');
%! fwrite (f, [0 0 8 3, 0 0 234 96, 0 0 0 28, 0 0 0 28, 1 2 3], 'uint8'); fclose (f); said = '';
%! try
%!   fashion_mnist ('folder', folder);
%! catch err
%!   said = err.message;
%! end
%! delete (file); rmdir (folder);
%! assert (~isempty (strfind (said, file)) && ~isempty (strfind (said, 'dataset-fashion-mnist')));
