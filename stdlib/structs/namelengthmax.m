function n = namelengthmax ()
  % NAMELENGTHMAX  The longest name that other programs of the language accept: 63.
  %   Names may be longer here; matlab.lang.makeValidName keeps to this length.
  %
  %   >> namelengthmax ()
  %   ans = 63
  %
  %   See also: isvarname
  n = 63;
end

%!assert (namelengthmax (), 63)
