% Nested functions share variables with the function around them; handles keep those alive.

%!test
%! here = pwd (); addpath (fullfile (here, 'Tests', 'Scripts', 'functions', 'fixtures'));
%! [inc, val] = nested_counter (10); [inc2, val2] = nested_counter (100);
%! inc (); inc (5); inc2 ();
%! assert (val (), 16); assert (val2 (), 101);
%! cellfun (inc, {1, 2, 3}); assert (val (), 22);
%! assert (nested_levels (5), [8 16]);
%! rmpath (fullfile (here, 'Tests', 'Scripts', 'functions', 'fixtures'));
