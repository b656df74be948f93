function n = gpuDeviceCount (varargin)
  % GPUDEVICECOUNT  How many graphics cards can be computed on: none.
  %
  %   >> gpuDeviceCount ()
  %   ans = 0
  %
  %   See also: gather
  n = 0;
end

%!assert (gpuDeviceCount (), 0)
