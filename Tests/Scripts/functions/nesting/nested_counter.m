function [inc, val] = nested_counter (start)
  n = start;
  inc = @up;
  val = @() look ();
  function up (k)
    if (nargin < 1)
      k = 1;
    end
    n += k;
  end
  function v = look ()
    v = n;
  end
end
