function z = zeroslike (x)
  % ZEROSLIKE  Zeros in the layout of a value: arrays, cells and structs to any depth.
  %   Z = ZEROSLIKE (X) has a zero for each number in X. What is no number stays as it is.
  %
  %   >> z = zeroslike ({[1 2], 'text'}); z{1}
  %   ans =
  %
  %      0   0
  %
  %   See also: leaves, derive
  z = x;
  if isfloat (x) || islogical (x)
    z = zeros (size (x), class (x(1:0) + 0));
  elseif iscell (x)
    for k = 1:numel (x)
      z{k} = zeroslike (x{k});
    end
  elseif isstruct (x)
    for f = fieldnames(x)'
      for k = 1:numel (x)
        z(k).(f{1}) = zeroslike (x(k).(f{1}));
      end
    end
  end
end

%!assert (zeroslike (rand (2, 3)), zeros (2, 3))
%!assert (class (zeroslike (single ([1 2]))), 'single')
%!assert (zeroslike (struct ('a', {{1, [2 3]}}, 'b', 'x')), struct ('a', {{0, [0 0]}}, 'b', 'x'))
