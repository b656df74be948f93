function z = oneslike (x)
  % ONESLIKE  Ones in the layout of a value: arrays, cells and structs to any depth.
  %
  %   >> z = oneslike ({[1 2], 'text'}); z{1}
  %   ans =
  %
  %      1   1
  %
  %   See also: zeroslike, derive
  z = x;
  if isfloat (x) || islogical (x)
    z = ones (size (x), class (x(1:0) + 0));
  elseif iscell (x)
    for k = 1:numel (x)
      z{k} = oneslike (x{k});
    end
  elseif isstruct (x)
    for f = fieldnames(x)'
      for k = 1:numel (x)
        z(k).(f{1}) = oneslike (x(k).(f{1}));
      end
    end
  end
end

%!assert (oneslike (struct ('a', {{5, [2 3]}})), struct ('a', {{1, [1 1]}}))
