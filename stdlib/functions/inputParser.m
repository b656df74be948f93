classdef inputParser < handle
  % INPUTPARSER  Sort the arguments of a function into named parameters.
  %   P = INPUTPARSER () is a parser without parameters. They are declared in this order:
  %     P.addRequired (NAME, CHECK)           must be given, by position
  %     P.addOptional (NAME, DEFAULT, CHECK)  may be given, by position
  %     P.addParameter (NAME, DEFAULT, CHECK) may be given as NAME, VALUE
  %     P.addSwitch (NAME)                    true if its name is given
  %   CHECK is a function of the value that returns false, or throws, if the value will not do.
  %   P.parse (varargin{:}) then fills P.Results, a struct with a field for each parameter, and
  %   P.UsingDefaults, the names of those that were not given.
  %
  %   Properties to be set before: FunctionName begins error messages; CaseSensitive and
  %   PartialMatching say how names are compared; with KeepUnmatched, names that nobody declared go to
  %   P.Unmatched; with StructExpand (the default) a struct stands for its fields as names and values.
  %
  %   >> p = inputParser;
  %   >> p.addRequired ('n', @isnumeric);
  %   >> p.addParameter ('rate', 0.5, @(x) x > 0);
  %   >> p.parse (3, 'rate', 2);
  %   >> p.Results
  %   ans =
  %
  %     scalar structure containing the fields:
  %
  %       n = 3
  %       rate = 2
  %
  %   >> p.parse (3); p.UsingDefaults
  %   ans =
  %   {
  %     [1,1] = rate
  %   }
  %
  %   See also: validateattributes, nargin, varargin

  properties
    CaseSensitive = false;
    FunctionName = '';
    KeepUnmatched = false;
    PartialMatching = false;
    StructExpand = true;
  end

  properties (SetAccess = protected)
    Parameters = cell ();
    Results = struct ();
    Unmatched = struct ();
    UsingDefaults = cell ();
  end

  properties (Access = private)
    % Cells of structs with the fields name, default and check.
    required = {};
    optional = {};
    named = {};
    switches = {};
  end

  methods

    function addRequired (p, name, check)
      if nargin < 3
        check = @inputParser.accept;
      end
      if numel (p.optional) + numel (p.named) + numel (p.switches) > 0
        error (['inputParser.addRequired: can''t have a Required argument ' ...
                'after Optional, Parameter, or Switch']);
      end
      p.declare ('addRequired', name);
      p.required{end+1} = struct ('name', name, 'default', {[]}, 'check', check);
    end

    function addOptional (p, name, default, check)
      if nargin < 3
        error ('Octave:invalid-fun-call', 'Invalid call to addOptional');
      end
      if nargin < 4
        check = @inputParser.accept;
      end
      if numel (p.named) + numel (p.switches) > 0
        error (['inputParser.Optional: can''t have Optional arguments ' ...
                'after Parameter or Switch']);
      end
      p.declare ('addOptional', name);
      p.optional{end+1} = struct ('name', name, 'default', {{default}}, 'check', check);
    end

    function addParameter (p, name, default, varargin)
      if nargin < 3
        error ('Octave:invalid-fun-call', 'Invalid call to addParameter');
      end
      check = @inputParser.accept;
      options = varargin;
      if numel (options) > 0 && ~ischar (options{1})
        check = options{1};
        options(1) = [];
      end
      if numel (options) > 0 ...
         && ~(numel (options) == 2 && strcmpi (options{1}, 'PartialMatchPriority'))
        error ('inputParser.addParameter: unrecognized option');
      end
      p.declare ('addParameter', name);
      p.named{end+1} = struct ('name', name, 'default', {{default}}, 'check', check);
    end

    function addParamValue (p, name, default, check)
      if nargin < 4
        check = @inputParser.accept;
      end
      p.addParameter (name, default, check);
    end

    function addSwitch (p, name)
      p.declare ('addSwitch', name);
      p.switches{end+1} = struct ('name', name, 'default', {{false}}, 'check', ...
                                  @inputParser.accept);
    end

    function parse (p, varargin)
      p.Results = struct ();
      p.Unmatched = struct ();
      p.UsingDefaults = cell ();
      args = varargin;
      if numel (args) < numel (p.required)
        p.fail ('inputParser.parse: not enough input arguments', 'not enough input arguments');
      end
      for i = 1:numel (p.required)
        p.take (p.required{i}, args{i});
      end
      next = p.parsepositions (args, numel (p.required) + 1);
      p.parsenames (args(next:end));
      p.usedefaults ();
    end

    function disp (p)
      fprintf ('inputParser object with properties:\n\n');
      flags = {'CaseSensitive', 'FunctionName', 'KeepUnmatched', 'PartialMatching', 'StructExpand'};
      words = {'false', 'true'};
      for i = 1:numel (flags)
        isset = ~isempty (p.(flags{i})) && any (p.(flags{i})(:) ~= 0);
        fprintf ('   %-15s : %s\n', flags{i}, words{isset + 1});
      end
      fprintf ('\nDefined parameters:\n\n   {%s}\n', strjoin (p.Parameters, ', '));
    end

  end

  methods (Static, Hidden)

    function ok = accept (value)
      ok = true;
    end

  end

  methods (Access = private)

    function declare (p, method, name)
      if ~ischar (name) || ~isvarname (name)
        error ('inputParser.%s: NAME must be a valid variable name', method);
      end
      if any (strcmpi (p.Parameters, name))
        error ('inputParser.%s: argname ''%s'' has already been specified', method, name);
      end
      p.Parameters{end+1} = name;
    end

    % Optional arguments from position `next`; a text or struct that fails its check, or the name of
    % a parameter, begins the names and values.
    function next = parsepositions (p, args, next)
      done = false;
      for i = 1:numel (p.optional)
        o = p.optional{i};
        done = done || next > numel (args) || (ischar (args{next}) && p.isname (args{next}));
        if done
          p.setdefault (o);
          continue
        end
        value = args{next};
        if inputParser.passes (o.check, value)
          p.Results.(o.name) = value;
          next = next + 1;
        elseif ischar (value) || (p.StructExpand && isstruct (value) && isscalar (value))
          done = true;
          p.setdefault (o);
        else
          p.fail ('', sprintf ('failed validation of %s\nValidation function: %s', ...
                               upper (o.name), strtrim (disp (o.check))));
        end
      end
    end

    function parsenames (p, args)
      i = 1;
      while i <= numel (args)
        name = args{i};
        i = i + 1;
        if p.StructExpand && isstruct (name) && isscalar (name)
          pairs = [fieldnames(name), struct2cell(name)]';
          args = [args(1:i-1), pairs(:)', args(i:end)];
          continue
        end
        if ~ischar (name)
          p.fail ('', 'non-string for Parameter name or Switch');
        end
        k = p.place (p.named, name);
        if k > 0
          if i > numel (args)
            p.fail ('', sprintf ('no value for parameter ''%s''', upper (name)));
          end
          p.take (p.named{k}, args{i});
          i = i + 1;
          continue
        end
        k = p.place (p.switches, name);
        if k > 0
          p.Results.(p.switches{k}.name) = true;
        elseif p.KeepUnmatched && i <= numel (args)
          p.Unmatched.(name) = args{i};
          i = i + 1;
        else
          p.fail ('', sprintf ('argument ''%s'' is not a valid parameter', upper (name)));
        end
      end
    end

    % Parameters that were not given, by name; then switches.
    function usedefaults (p)
      for list = {p.named, p.switches}
        missing = {};
        for i = 1:numel (list{1})
          if ~isfield (p.Results, list{1}{i}.name)
            missing{end+1} = list{1}{i};
          end
        end
        names = cellfun (@(m) m.name, missing, 'UniformOutput', false);
        [~, order] = sort (names);
        for k = order
          p.setdefault (missing{k});
        end
      end
    end

    function setdefault (p, m)
      p.UsingDefaults{end+1} = m.name;
      p.Results.(m.name) = m.default{1};
    end

    function take (p, m, value)
      [ok, why] = inputParser.passes (m.check, value);
      if ~ok
        p.fail ('', sprintf ('failed validation of %s.%s', upper (m.name), why));
      end
      p.Results.(m.name) = value;
    end

    % The place of a name among declarations; zero if it is not there.
    function k = place (p, list, name)
      names = cellfun (@(m) m.name, list, 'UniformOutput', false);
      if p.CaseSensitive
        same = strcmp (names, name);
        starts = strncmp (names, name, numel (name));
      else
        same = strcmpi (names, name);
        starts = strncmpi (names, name, numel (name));
      end
      k = 0;
      if any (same)
        k = find (same, 1);
      elseif p.PartialMatching && numel (name) > 0 && sum (starts) == 1
        k = find (starts, 1);
      end
    end

    function yes = isname (p, name)
      yes = p.place (p.named, name) > 0 || p.place (p.switches, name) > 0;
    end

    function fail (p, whole, what)
      if ~isempty (p.FunctionName)
        error ('%s: %s', p.FunctionName, what);
      elseif ~isempty (whole)
        error ('%s', whole);
      end
      error ('%s', what);
    end

  end

  methods (Static, Access = private)

    % Does a value pass a check?  A check without output passes if it throws nothing.
    function [ok, why] = passes (check, value)
      ok = true;
      text = func2str (check);
      why = sprintf (' Checked with "%s"', text);
      try
        result = check (value);
        if ~result
          ok = false;
        end
      catch problem
        if any (strcmp (problem.identifier, {'Octave:undefined-function', ...
                                             'Octave:invalid-fun-call'})) ...
           && (~isempty (strfind (problem.message, 'value on the right hand side')) ...
               || ~isempty (strfind (problem.message, 'called with too many outputs')))
          try
            check (value);
            return
          catch problem
          end
        end
        ok = false;
        why = [' ' problem.message];
      end
    end

  end
end

%!function r = parsed (varargin)
%! p = inputParser; p.FunctionName = 'fn';
%! p.addRequired ('req1', @ischar); p.addOptional ('op1', 'val', @(x) any (strcmp (x, {'val', 'foo'})));
%! p.addOptional ('op2', 78, @(x) x > 50); p.addSwitch ('verbose');
%! p.addParameter ('line', 'tree', @(x) any (strcmp (x, {'tree', 'circle'})));
%! p.parse (varargin{:}); r = p.Results;
%!endfunction
%!assert (parsed ('file', 'foo', 80, 'LINE', 'circle', 'verbose'), struct ('req1', 'file', 'op1', 'foo', 'op2', 80, 'line', 'circle', 'verbose', true))
%!assert (fieldnames (parsed ('file')), {'req1'; 'op1'; 'op2'; 'line'; 'verbose'})
%!assert (parsed ('file', struct ('line', 'circle')).line, 'circle')
%!error <^fn: failed validation of REQ1. Checked with "ischar"$> parsed (3)
%!error <^fn: argument 'ROUND' is not a valid parameter$> parsed ('file', 'foo', 51, 'round')
%!error <^fn: failed validation of LINE. Checked with "@\(x\) any> parsed ('file', 'line', 'round')
%!error <^fn: non-string for Parameter name or Switch$> parsed ('file', 'foo', 51, 3)
%!error <^fn: failed validation of OP2.Validation function: @\(x\) x . 50$> parsed ('file', 'foo', 20)
%!error <^inputParser.parse: not enough input arguments$> p = inputParser; p.addRequired ('a'); p.parse ()
%!test
%! p = inputParser; p.KeepUnmatched = true; p.parse ('a', 1, 'b', 2);
%! assert (p.Unmatched, struct ('a', 1, 'b', 2));
%!test
%! p = inputParser; p.addParameter ('alpha', 1); p.PartialMatching = true; p.parse ('alp', 2);
%! assert (p.Results.alpha, 2);
%!error <already been specified> p = inputParser; p.addParameter ('a', 1); p.addSwitch ('A');
%!error <can't have a Required argument> p = inputParser; p.addOptional ('a', 1); p.addRequired ('b');
%!error <can't have Optional arguments> p = inputParser; p.addParameter ('a', 1); p.addOptional ('b', 1);
%!error <^failed validation of A. own$> p = inputParser; p.addParameter ('a', 1, @(x) error ('own')); p.parse ('a', 2);
%!error <^fn: argument 'LI' is not a valid parameter$> parsed ('file', 'li', 'circle')
%!error id=Octave:invalid-fun-call p = inputParser; p.addParameter ('a')
%!error <protected access> p = inputParser; p.Results = 3;
%!assert (evalc ('p = inputParser'), sprintf ('p =\n\ninputParser object with properties:\n\n   CaseSensitive   : false\n   FunctionName    : false\n   KeepUnmatched   : false\n   PartialMatching : false\n   StructExpand    : true\n\nDefined parameters:\n\n   {}\n\n'))
