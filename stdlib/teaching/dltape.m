classdef dltape < handle
  % DLTAPE  The record of a computation with DLARRAYs, in the order of its steps.
  %   Each step has a name, the numbers of the steps whose values it took, and for each of these a
  %   function that carries the derivative by the result back. GRADIENTS walks from the last step to
  %   the first, which is all that reverse mode is.
  %
  %   See also: dlarray, valuegrad, tape
  properties
    names = {};
    values = {};
    parents = {};
    backs = {};
    % A step, and what is added to its value: for the checks of TAPE.
    nudge = {};
  end
  methods
    function id = record (t, name, value, parents, backs)
      id = numel (t.names) + 1;
      t.names{id} = name;
      t.values{id} = value;
      t.parents{id} = parents;
      t.backs{id} = backs;
    end
    function g = gradients (t, id, seed)
      % The derivative of step ID, which SEED multiplies, by every step; [] where there is none.
      g = cell (1, id);
      g{id} = seed;
      for k = id:-1:1
        if isempty (g{k})
          continue
        end
        for n = 1:numel (t.parents{k})
          p = t.parents{k}(n);
          d = t.backs{k}{n} (g{k});
          if isempty (g{p})
            g{p} = d;
          else
            g{p} = g{p} + d;
          end
        end
      end
    end
  end
end
