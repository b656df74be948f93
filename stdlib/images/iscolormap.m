function tf = iscolormap (map)
  % ISCOLORMAP  Is it a colour map: real floating point numbers in three columns, none negative?
  %
  %   >> iscolormap ([0 0.5 1])
  %   ans = 1
  %
  %   See also: rgb2hsv, ind2rgb
  if nargin < 1
    print_usage ();
  end
  tf = ismatrix (map) && columns (map) == 3 && isfloat (map) && isreal (map) && all (map(:) >= 0);
end

%!assert (iscolormap ([1 2]), false)
%!assert (iscolormap ([1 2 3; 4 5 6]), true)
