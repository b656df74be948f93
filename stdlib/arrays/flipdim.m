function y = flipdim (x, varargin)
  % FLIPDIM  The old name of FLIP.
  %
  %   >> flipdim ([1 2 3], 2)
  %   ans =
  %
  %      3   2   1
  %
  %   See also: flip
  if nargin < 1
    print_usage ();
  end
  y = flip (x, varargin{:});
end

%!assert (flipdim ([1 2; 3 4]), [3 4; 1 2])
