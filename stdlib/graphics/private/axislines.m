function handles = axislines (axis, places, arguments)
  % AXISLINES  What XLINE and YLINE draw: lines at places of one axis ('x' or 'y') along all of the other.
  if isempty (arguments)
    arguments = {'k'};
  end
  across = char ('x' + 'y' - axis);
  ax = gca ();
  ends = get (ax, [across 'lim']);
  held = get (ax, 'nextplot');
  set (ax, 'nextplot', 'add', [across 'lim'], ends);
  handles = zeros (numel (places), 1);
  for k = 1:numel (places)
    line.(axis) = places([k k]);
    line.(across) = ends;
    handles(k) = plot (line.x, line.y, arguments{:});
  end
  set (ax, 'nextplot', held);
end
