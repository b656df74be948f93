function files = lessonfiles ()
  % LESSONFILES  The scripts of the lessons, in their order.
  %   FILES = LESSONFILES () is a cell of paths.
  %
  %   >> numel (lessonfiles ()) > 10
  %   ans = 1
  %
  %   See also: lesson, lessonsteps
  folder = fileparts (fileparts (which ('lessonfiles')));
  folder = [folder '/lessons'];
  list = dir ([folder '/*.m']);
  files = sort (cellfun (@(n) [folder '/' n], {list.name}, 'UniformOutput', false));
end

%!test
%! files = lessonfiles (); assert (all (cellfun (@(f) exist (f, 'file') == 2, files)));
