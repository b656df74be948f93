function r = nested_levels (x)
  total = 0;
  function add (k)
    total = total + k;
  end
  function r = get ()
    r = total;
    function deep ()
      total = total * 2;
    end
    deep ();
  end
  add (x);
  add (3);
  r = [get(), total];
end
