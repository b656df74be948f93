function cnnsave (file, net)
  % CNNSAVE  Write a network to a MAT file.
  %   CNNSAVE (FILE, NET) writes the network and the version of its layout, for CNNLOAD.
  %
  %   >> file = [tempname() '.mat']; net = cnnsetup ({{'conv', 2, 3}}, 8, 4);
  %   >> cnnsave (file, net); isequal (cnnload (file), net)
  %   ans = 1
  %   >> delete (file)
  %
  %   See also: cnnload, cnntrain
  if ~isstruct (net) || ~isfield (net, 'layers')
    error ('Nabla:layer-spec', ...
           'cnnsave: a network is a struct with the field layers: see cnnsetup');
  end
  version = 1;
  save (file, 'version', 'net', '-v7');
end

%!error <a network is a struct with the field layers> cnnsave ('x.mat', 3)
