%!test % the old way: the last of equal ones, indices as rows
%! [c, ia, ib] = union ([1 2 2 4], [2 3 3], 'legacy');
%! assert ({c, ia, ib}, {1:4, [1 4], [1 3]});
%! [c, ia] = setdiff ([5 5 3 1 1 7], 3, 'legacy');
%! assert ({c, ia}, {[1 5 7], [5 2 6]});
%! [c, ia, ib] = intersect ([1 2 2 3 5]', [5 2 2 1], 'legacy');
%! assert ({c, ia, ib}, {[1 2 5], [1 3 5], [4 3 1]});
%!assert (intersect ([], 'ab'), '')
%!assert (size (unique (zeros (3, 0), 'rows')), [1 0])
%!assert (ismember (single (0.1), 0.1))
%!assert (ismember ([1+i 2; 3 4], [3 4; 1+i 2], 'rows'), [true; true])
%!error <only one of> union (1, 2, 'sorted', 'stable')
%!error <invalid option: columns> union (1, 2, 'columns')
%!error <cells not supported with "rows"> union ({'a'}, {'b'}, 'rows')
%!error <number of columns> ismember ([1 2], [1 2 3], 'rows')
%!error <options must be strings> unique (1, 2)
