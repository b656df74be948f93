function c = namedargs2cell (s)
  % NAMEDARGS2CELL  Fields of a struct as a list of names and values.
  %   C = NAMEDARGS2CELL (S) is the cell {NAME1, VALUE1, NAME2, VALUE2, ...} of a scalar struct, in
  %   the order of its fields; C{:} hands them on as the name-value arguments of another call.
  %
  %   >> c = namedargs2cell (struct ('rate', 3, 'size', 5))
  %   c =
  %   {
  %     [1,1] = rate
  %     [1,2] = 3
  %     [1,3] = size
  %     [1,4] = 5
  %   }
  %
  %   See also: struct2cell, fieldnames
  if (nargin < 1)
    print_usage ();
  end
  if (~ isstruct (s) || ~ isscalar (s))
    error ('namedargs2cell: S must be a scalar structure');
  end
  c = [fieldnames(s), struct2cell(s)].';
  c = c(:).';
end

%!assert (namedargs2cell (struct ('a', 1, 'b', {{2}})), {'a', 1, 'b', {2}})
%!assert (size (namedargs2cell (struct ())), [1, 0])
%!error <scalar structure> namedargs2cell (1)
%!error <scalar structure> namedargs2cell (struct ('a', {1, 2}))
