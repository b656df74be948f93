function yes = isterminal ()
  % ISTERMINAL  True if the output goes to a terminal, and not to a file or a pipe.
  %   A progress bar that redraws its line belongs on a terminal only. Where the interpreter cannot
  %   tell, the answer is false.
  %
  %   >> islogical (isterminal ())
  %   ans = 1
  %
  %   See also: cnnprogress, cnntrain
  yes = false;
  if exist ('isatty')
    yes = logical (isatty (1));
  end
end

%!assert (isscalar (isterminal ()))
