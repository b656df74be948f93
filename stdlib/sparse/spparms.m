function [a, b] = spparms (name, value)
  % SPPARMS  Settings of the methods for sparse matrices.
  %   SPPARMS () shows them, VALS = SPPARMS () gives the values, [KEYS, VALS] = SPPARMS () the names too.
  %   VAL = SPPARMS (KEY) asks for one, SPPARMS (KEY, VAL) or SPPARMS (VALS) changes them; SPPARMS
  %   ('default') and SPPARMS ('tight') set all. Only 'bandden' (from which share of elements in its band
  %   a matrix is called banded) is used here; the others are kept for programs that set them.
  %
  %   >> spparms ('bandden')
  %   ans = 0.5000
  %
  %   See also: matrix_type, lu, chol
  persistent names usual values
  if isempty (names)
    names = {'spumoni', 'ths_rel', 'ths_abs', 'exact_d', 'supernd', 'rreduce', 'wh_frac', ...
             'autommd', 'autoamd', 'piv_tol', 'bandden', 'umfpack', 'sym_tol'};
    usual = [0, 1, 1, 0, 3, 3, 0.5, 1, 1, 0.1, 0.5, 1, 0.001]';
    values = usual;
  end
  if nargin == 0
    if nargout == 0
      for k = 1:numel (names)
        printf ('  %s: %g\n', names{k}, values(k));
      end
    elseif nargout == 1
      a = values;
    else
      a = char (names);
      b = values;
    end
  elseif nargin == 1 && ischar (name)
    switch lower (name)
      case {'default', 'defaults', 'tight'}
        values = usual;
        if strcmpi (name, 'tight')
          values(3:6) = [0, 1, 1, 1];
        end
      otherwise
        a = values(place (names, name));
    end
  elseif nargin == 1
    if numel (name) > numel (values)
      error ('spparms: too many elements in vector VALS');
    end
    values(1:numel (name)) = name(:);
  else
    values(place (names, name)) = value;
  end
end

function k = place (names, name)
  k = find (strcmpi (names, name));
  if isempty (k)
    error ('spparms: KEY not found');
  end
end

%!test
%! old = spparms ('sym_tol');
%! spparms ('sym_tol', 0.5);
%! assert (spparms ('sym_tol'), 0.5);
%! spparms ('sym_tol', old);
%!assert (numel (spparms ()), 13)
%!error <KEY not found> spparms ('nothing')
