function p = dmperm (a)
  % DMPERM  Rows for the columns of a sparse matrix: P(j) is the row that column j is matched with.
  %   As many columns as possible have a row of their own in which they are not zero; P(j) is 0 for
  %   the others. A(P, :) has no zero on its diagonal if that is possible.
  %
  %   >> dmperm (sparse ([0 2; 3 0]))
  %   ans =
  %
  %      2   1
  %
  %   Source: I. S. Duff, "On algorithms for obtaining a maximum transversal", 1981.
  %   See also: sprank, colperm
  if nargin < 1
    print_usage ();
  end
  [m, n] = size (a);
  [i, j] = find (a);
  first = cumsum ([1; accumarray(j(:), 1, [n, 1])]);
  p = zeros (1, n);
  holder = zeros (1, m);
  for start = 1:n
    % Breadth first: from the column to its rows, from a row that is taken to the column that has it.
    cameFrom = zeros (1, m);
    queue = start;
    goal = 0;
    while ~isempty (queue) && goal == 0
      c = queue(1);
      queue(1) = [];
      for r = i(first(c):first(c + 1) - 1)(:)'
        if cameFrom(r) == 0
          cameFrom(r) = c;
          if holder(r) == 0
            goal = r;
            break;
          end
          queue(end + 1) = holder(r);
        end
      end
    end
    while goal ~= 0
      c = cameFrom(goal);
      next = p(c);
      p(c) = goal;
      holder(goal) = c;
      goal = next;
      if c == start
        break;
      end
    end
  end
end

%!assert (dmperm (speye (3)(:, [3 1 2])), [3 1 2])
%!test
%! a = sparse ([1 1 0; 1 0 0; 0 1 1]);
%! assert (all (diag (a(dmperm (a), :))));
%!assert (dmperm (sparse ([1 1; 0 0])), [1 0])
