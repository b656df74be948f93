function net = cnnload (file)
  % CNNLOAD  Read a network from a MAT file that CNNSAVE has written.
  %   NET = CNNLOAD (FILE). A file of a later version than this library knows is an error.
  %
  %   >> file = [tempname() '.mat']; net = cnnsetup ({{'conv', 2, 3}}, 8, 4);
  %   >> cnnsave (file, net); same = cnnload (file); same.layers{2}.kernel
  %   ans = 3
  %   >> delete (file)
  %
  %   See also: cnnsave
  if ~exist (file, 'file')
    error ('Nabla:file', 'cnnload: there is no file %s', file);
  end
  s = load (file);
  if ~isfield (s, 'net') || ~isfield (s, 'version')
    error ('Nabla:file', 'cnnload: %s was not written by cnnsave', file);
  end
  if s.version > 1
    error ('Nabla:file', 'cnnload: %s has version %d, this library reads version 1', ...
           file, s.version);
  end
  net = s.net;
end

%!test % everything comes back, and computes the same: tables with holes, 1-D, two inputs
%! net = cnnsetup ({{'conv', 3, 3, 'table', {1, [1 2], 2}}, {'pool', 2, 'method', 'max'}, {'dense', 4}}, ...
%!                 12, 3, 'inputs', 2, 'activation', 'relu', 'loss', 'softmax');
%! file = [tempname() '.mat']; cnnsave (file, net); same = cnnload (file); delete (file);
%! assert (same, net);
%! x = {rand(12, 5), rand(12, 5)};
%! assert (cnnforward (same, x), cnnforward (net, x));
%!test
%! file = [tempname() '.mat']; version = 9; net = 1; save (file, 'version', 'net', '-v7');
%! try
%!   cnnload (file); msg = '';
%! catch err
%!   msg = err.message;
%! end
%! delete (file); assert (~isempty (strfind (msg, 'has version 9, this library reads version 1')));
%!error <there is no file /no/such.mat> cnnload ('/no/such.mat')
