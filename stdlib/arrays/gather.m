function varargout = gather (varargin)
  % GATHER  An array in the memory of the machine, wherever it was.
  %   [A, B, ...] = GATHER (A, B, ...) gives the arrays back as they are: there are no arrays on graphics
  %   cards here, so that programs which can use one run without.
  %
  %   >> gather ([1 2])
  %   ans =
  %
  %      1   2
  %
  %   See also: gpuDeviceCount
  if nargin < 1
    print_usage ();
  end
  varargout = varargin;
end

%!test
%! [a, b] = gather (1, 'x'); assert (a, 1); assert (b, 'x');
