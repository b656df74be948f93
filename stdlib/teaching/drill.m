function varargout = drill (name, file)
  % DRILL  Repair a function of the library in which a classic mistake was planted.
  %   DRILL lists the drills. DRILL NAME writes a copy of a function with one mistake into the file
  %   drill_NAME.m of the current folder: run it, read it, mend it. Then DRILL ('check', NAME)
  %   grades it by ADJOINTTEST, and its hint is the name of the mistake. R = DRILL ('check', NAME)
  %   gives R.pass and R.mistake instead. DRILL (NAME, FILE) writes to another file, whose name
  %   begins like that of its function.
  %
  %   >> names = drill (); names(1:3)
  %   ans =
  %   {
  %     [1,1] = adjoint
  %     [1,2] = kernel
  %     [1,3] = batch
  %   }
  %
  %   See also: adjointtest, lesson, gradcheck
  drills = catalogue ();
  if nargin == 0
    if nargout > 0
      varargout{1} = drills(:,1)';
      return
    end
    for k = 1:size (drills, 1)
      fprintf ('  %-10s %s\n', drills{k,1}, drills{k,2});
    end
    return
  end
  checking = strcmp (name, 'check');
  if checking
    if nargin < 2
      error ('Nabla:bad-argument', 'drill: check which one?');
    end
    name = file;
  end
  k = find (strcmp (drills(:,1), name));
  if isempty (k)
    error ('Nabla:bad-argument', 'drill: there is no drill ''%s''; there are %s', ...
           name, strjoin (drills(:,1)', ', '));
  end
  [~, text, source, test] = drills{k,:};
  if ~checking
    if nargin < 2
      file = ['drill_' name '.m'];
    end
    fid = fopen (file, 'w');
    if fid < 0
      error ('Nabla:file', 'drill: cannot write %s', file);
    end
    fprintf (fid, '%s\n', source{:});
    fclose (fid);
    fprintf ('%s\nIt is in %s. Mend it, then: drill check %s\n', text, file, name);
    return
  end
  rehash ();
  f = str2func (['drill_' name]);
  r = test (f);
  if nargout > 0
    varargout{1} = r;
  elseif r.pass
    fprintf ('Right! The inner products agree to %.0e.\n', r.error);
  else
    fprintf ('Not yet. A hint: %s.\n', r.mistake);
  end
end

function drills = catalogue ()
  a = [1 -2 0.5; 3 1 -1; 0.3 0.7 2];
  x = reshape (sin (1:90), 6, 5, 3);
  W = reshape (cos (1:12), 3, 4);
  y = reshape (sin (1:20), 4, 5);
  drills = {
    'adjoint', 'The transpose of a valid convolution (N11): carries deltas back to the input.', ...
      {'function dx = drill_adjoint (delta, a)', ...
       '  % The transpose of convn (x, a, ''valid'').', ...
       '  dx = convn (delta, a, ''full'');', 'end'}, ...
      @(f) adjointtest (@(x) convn (x, a, 'valid'), @(d) f (d, a), [6 7 2])
    'kernel', 'The derivative by the kernel (N15), for a whole batch.', ...
      {'function da = drill_kernel (x, delta)', ...
       '  % The derivative by a of convn (x, a, ''valid'').', ...
       '  da = convn (x, delta, ''valid'');', 'end'}, ...
      @(f) adjointtest (@(a) convn (x, a, 'valid'), @(d) f (x, d), [3 2])
    'batch', 'The same, by one who thought that images have two dimensions.', ...
      {'function da = drill_batch (x, delta)', ...
       '  % The derivative by a of convn (x, a, ''valid'').', ...
       '  da = convn (rot180 (x), delta, ''valid'');', 'end'}, ...
      @(f) adjointtest (@(a) convn (x, a, 'valid'), @(d) f (x, d), [3 2])
    'dense', 'The backward pass of a dense layer (N7).', ...
      {'function dy = drill_dense (W, dv)', ...
       '  % The derivative by y of W * y.', ...
       '  dy = W * dv;', 'end'}, ...
      @(f) adjointtest (@(y) W * y, @(d) f (W, d), [4 5])
    'weights', 'The derivative by the weights of a dense layer (N8).', ...
      {'function dW = drill_weights (dv, y)', ...
       '  % The derivative by W of W * y.', ...
       '  dW = dv * y'' / size (y, 2);', 'end'}, ...
      @(f) adjointtest (@(W) W * y, @(d) f (d, y), [3 4])
    'pooling', 'The way back through mean pooling.', ...
      {'function dx = drill_pooling (delta, scale)', ...
       '  % The transpose of meanpool (x, scale).', ...
       '  dx = kron (delta, ones (scale));', 'end'}, ...
      @(f) adjointtest (@(x) meanpool (x, [2 2]), @(d) f (d, [2 2]), [4 6])
    'same', 'The transpose of a convolution that keeps the size.', ...
      {'function dx = drill_same (delta, a)', ...
       '  % The transpose of convn (x, a, ''same'').', ...
       '  dx = convn (delta, flipall (a), ''full'');', 'end'}, ...
      @(f) adjointtest (@(x) convn (x, a, 'same'), @(d) f (d, a), [6 7])
    'bias', 'The derivative by the bias of a dense layer (N8).', ...
      {'function dc = drill_bias (dv)', ...
       '  % The derivative by c of W * y + c, c a column.', ...
       '  dc = mean (dv, 2);', 'end'}, ...
      @(f) adjointtest (@(c) c + zeros (3, 5), @(d) f (d), [3 1])};
end

%!function r = graded (name, solution)
%!  % Writes the drill, or a solution in its place, and grades it.
%!  home = pwd (); folder = tempname (); mkdir (folder); cd (folder);
%!  evalc ('drill (name)');
%!  if nargin > 1
%!    file = ['drill_' name '.m']; text = fileread (file);
%!    lines = strsplit (text, "\n"); lines{3} = solution;
%!    fid = fopen (file, 'w'); fprintf (fid, '%s\n', lines{:}); fclose (fid);
%!  end
%!  addpath (folder); r = drill ('check', name); rmpath (folder);
%!  cd (home); delete ([folder '/drill_' name '.m']); rmdir (folder);
%!endfunction
%!test % each plant fails with its name
%! names = drill ();
%! hints = {'missing flips on axes 1 and 2', 'missing flips on axes 1, 2 and 3', 'missing flip on axis 3', ...
%!          'transposed weight', 'factor 1/5: mean', 'factor 4: sum instead of mean', ...
%!          '''full'' instead of ''same''', 'factor 1/5: mean'};
%! for k = 1:numel (names)
%!   r = graded (names{k}); assert (r.pass, false); assert (strncmp (r.mistake, hints{k}, numel (hints{k})));
%! end
%!test % and each solution passes
%! r = graded ('adjoint', 'dx = convn (delta, flipall (a), ''full'');'); assert (r.pass);
%! r = graded ('batch', 'da = convn (flipall (x), delta, ''valid'');'); assert (r.pass);
%! r = graded ('pooling', 'dx = kron (delta, ones (scale)) / prod (scale);'); assert (r.pass);
%! r = graded ('bias', 'dc = sum (dv, 2);'); assert (r.pass);
%!error <there is no drill 'sums'> drill sums
%!error <check which one> drill check
