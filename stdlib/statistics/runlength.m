function [count, value] = runlength (x)
  % RUNLENGTH  The lengths of the runs of equal elements in a vector, and their values.
  %
  %   >> [n, v] = runlength ([2 2 0 4 4 4])
  %   n =
  %
  %      2   1   3
  %
  %   v =
  %
  %      2   0   4
  %
  %   See also: run_count
  if nargin < 1
    print_usage ();
  end
  if ~((isnumeric (x) || islogical (x)) && (isvector (x) || isempty (x)))
    error ('runlength: X must be a numeric vector');
  end
  x = x(:).';
  ends = [find(x(1:end-1) ~= x(2:end)), numel(x)];
  count = diff ([0, ends]);
  value = x(ends);
end

%!assert (runlength ([1 1 1 5]), [3 1])
