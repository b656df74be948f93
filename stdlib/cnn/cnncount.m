function count = cnncount (net, x)
  % CNNCOUNT  Number of examples in a set of signals: the size of the dimension after the signal's.
  %   COUNT = CNNCOUNT (NET, X) for an array, or a cell with one array for each input map.
  %
  %   >> cnncount (cnnsetup ({}, [8 8], 2), zeros (8, 8))
  %   ans = 1
  %
  %   See also: cnnbatch
  if iscell (x)
    x = x{1};
  end
  count = size (x, net.nd + 1);
end

%!assert (cnncount (cnnsetup ({}, 8, 2), zeros (8, 5)), 5)
%!assert (cnncount (cnnsetup ({}, [8 8], 2, 'inputs', 2), {zeros(8, 8, 3), zeros(8, 8, 3)}), 3)
