function z = normalize (x, varargin)
  % NORMALIZE  Shift and scale data along a dimension.
  %   Z = NORMALIZE (X, DIM, METHOD, OPTION): METHOD is 'zscore' (default; OPTION 'std' or 'robust'),
  %   'range' (OPTION [a b], default [0 1]), 'norm' (OPTION p, default 2), 'scale' (by OPTION, default
  %   'std'), 'center' (OPTION 'mean', 'median' or a number), or 'medianiqr'.
  %
  %   >> normalize ([2 4 6], 'range')
  %   ans =
  %
  %           0   0.5000   1.0000
  %
  %   See also: zscore, center, range
  if nargin < 1
    print_usage ();
  end
  if ~(isnumeric (x) || islogical (x))
    error ('normalize: X must be a numeric vector, matrix, or array');
  end
  args = varargin;
  dim = find (size (x) ~= 1, 1);
  if isempty (dim)
    dim = 1;
  end
  if ~isempty (args) && isnumeric (args{1})
    dim = args{1};
    args(1) = [];
  end
  method = 'zscore';
  option = [];
  if ~isempty (args)
    method = lower (args{1});
  end
  if numel (args) > 1
    option = args{2};
  end
  if ~isfloat (x)
    x = double (x);
  end
  switch method
    case 'zscore'
      if isempty (option) || strcmpi (option, 'std')
        z = (x - mean (x, dim)) ./ std (x, 0, dim);
      elseif strcmpi (option, 'robust')
        m = median (x, dim);
        z = (x - m) ./ median (abs (x - m), dim);
      else
        error ('normalize: unknown METHOD-OPTION ''%s''', option);
      end
    case 'range'
      if isempty (option)
        option = [0 1];
      end
      low = min (x, [], dim);
      high = max (x, [], dim);
      z = option(1) + (x - low) ./ (high - low) * (option(2) - option(1));
    case 'norm'
      if isempty (option)
        option = 2;
      end
      z = x ./ vecnorm (x, option, dim);
    case 'scale'
      if isempty (option) || strcmpi (option, 'std')
        option = std (x, 0, dim);
      elseif strcmpi (option, 'mad')
        option = median (abs (x - median (x, dim)), dim);
      elseif strcmpi (option, 'iqr')
        option = iqr (x, dim);
      elseif strcmpi (option, 'first')
        at = repmat ({':'}, 1, ndims (x));
        at{dim} = 1;
        option = x(at{:});
      end
      z = x ./ option;
    case 'center'
      if isempty (option) || strcmpi (option, 'mean')
        option = mean (x, dim);
      elseif strcmpi (option, 'median')
        option = median (x, dim);
      end
      z = x - option;
    case 'medianiqr'
      z = (x - median (x, dim)) ./ iqr (x, dim);
    otherwise
      error ('normalize: unknown METHOD ''%s''', method);
  end
end

%!assert (normalize ([1 2 3]), [-1 0 1])
%!assert (normalize ([2 4 6], 'range', [0 2]), [0 1 2])
%!assert (normalize ([3; 4], 'norm'), [0.6; 0.8], 1e-15)
%!error <unknown METHOD> normalize (1, 'foo')
