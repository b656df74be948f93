function class = cnnclass (y)
  % CNNCLASS  Class numbers of outputs or targets, one column an example.
  %   CLASS = CNNCLASS (Y) is the row of the numbers of the largest entries. With a single output
  %   there are two classes: 1 up to one half, 2 above.
  %
  %   >> cnnclass ([0.1 0.7 0.2; 0.8 0.1 0.3])
  %   ans =
  %
  %      2   1   2
  %
  %   >> cnnclass ([0.1 0.7 0.2])
  %   ans =
  %
  %      1   2   1
  %
  %   See also: cnnpredict, cnntest, onehot
  if size (y, 1) == 1
    class = 1 + (y > 0.5);
  else
    [largest, class] = max (y, [], 1);
  end
end

%!assert (cnnclass (eye (4)), 1:4)
%!assert (cnnclass ([3; 3]), 1)
