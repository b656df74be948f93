function line = cnnprogress (done, total, text)
  % CNNPROGRESS  Draw a progress bar, over the one that stands there.
  %   CNNPROGRESS (DONE, TOTAL, TEXT) writes a carriage return, the bar and TEXT, without a new
  %   line; CNNPROGRESS () takes the bar away. Meant for a terminal: see ISTERMINAL.
  %   LINE = CNNPROGRESS (...) returns the line and writes nothing.
  %
  %   >> line = cnnprogress (30, 100, 'loss 0.25'); line(2:end-3)
  %   ans = ██████░░░░░░░░░░░░░░   30/100  loss 0.25
  %
  %   See also: cnntrain, isterminal
  erase = [char(27) '[K'];                        % to the end of the line
  line = [char(13) erase];
  if nargin > 0
    width = 20;
    full = round (width * done / total);
    digits = numel (sprintf ('%d', total));
    line = [char(13), repmat('█', 1, full), repmat('░', 1, width - full), ...
            sprintf('  %*d/%d  %s', digits, done, total, text), erase];
  end
  if nargout == 0
    fprintf ('%s', line);
    if exist ('fflush')
      fflush (1);
    end
    clear line
  end
end

%!assert (cnnprogress (), char ([13 27 91 75]))
%!assert (~isempty (strfind (cnnprogress (1, 10, 'x'), ' 1/10  x')))
