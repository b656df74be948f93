function [housv, beta, zer] = housh (x, j, z)
  % HOUSH  The Householder vector that reflects X onto the axis J: (I - BETA*HOUSV*HOUSV') * X.
  %   Elements up to Z count as zero; ZER is 1 if all do.
  %
  %   >> [v, b] = housh ([3; 4], 1, 0);
  %   >> [3; 4] - b * v * (v' * [3; 4])
  %   ans =
  %
  %     -5
  %      0
  %
  %   Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 5.1.   See also: givens, qr, krylov
  if nargin ~= 3
    print_usage ();
  end
  if ~isvector (x)
    error ('housh: first input must be a vector');
  elseif ~isscalar (j)
    error ('housh: second argument must be an integer scalar');
  end
  housv = x;
  beta = 0;
  zer = 0;
  largest = max (abs (x));
  if largest <= z
    housv = zeros (size (x));
    housv(j) = 1;
    zer = 1;
    return;
  end
  housv = housv / largest;
  length_ = norm (housv);
  beta = 1 / (length_ * (length_ + abs (housv(j))));
  if housv(j) == 0
    turn = 1;
  else
    turn = housv(j) / abs (housv(j));
  end
  housv(j) = housv(j) + turn * length_;
  scale = 1;
  beta = beta * scale;
end

%!test
%! x = [3; -1; 2];
%! [v, b, z] = housh (x, 2, 0);
%! y = x - b * v * (v' * x);
%! assert (y([1 3]), [0; 0], 1e-14);
%! assert (abs (y(2)), norm (x), 1e-14);
