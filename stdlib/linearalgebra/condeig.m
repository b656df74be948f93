function [v, lambda, c] = condeig (A)
  % CONDEIG  How much the eigenvalues move if the matrix changes a little: one over the cosine of the
  %   angle between left and right eigenvectors. C = CONDEIG (A), [V, LAMBDA, C] = CONDEIG (A).
  %
  %   >> condeig ([1 100; 0 2])
  %   ans =
  %
  %      100.00
  %      100.00
  %
  %   See also: eig, cond
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (A) && ndims (A) == 2 && rows (A) == columns (A))
    error ('condeig: A must be a square numeric matrix');
  end
  if isempty (A)
    v = lambda = c = [];
    return;
  end
  [v, lambda] = eig (A);
  left = inv (v)';
  left = left ./ norm (left, 'columns');
  c = abs (1 ./ dot (left, v, 1).');
  if nargout < 2
    v = c;
  end
end

%!assert (condeig (eye (3)), ones (3, 1))
%!assert (condeig ([1 1; 0 2]), sqrt ([2; 2]), 1e-13)
