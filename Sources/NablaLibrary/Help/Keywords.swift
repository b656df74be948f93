/// Help on the words of the language.
extension HelpText {
  package static let keywords: [String: String] = [
    "if": """
       -- if CONDITION, ..., elseif CONDITION, ..., else, ..., end

           Run the first part whose condition is true. An array is true if it is not empty and none of
           its elements is zero.

           >> x = 3;
           >> if x > 2, disp ('large'), else, disp ('small'), end
           large

           See also: switch, while.
      """,
    "for": """
       -- for I = VALUES, ..., end

           Run the body once for each column of VALUES. A range such as 1:10 is not written out.

           >> for k = [1 2; 3 4], disp (k'), end
              1   3
              2   4

           See also: while, do, break, continue.
      """,
    "while": """
       -- while CONDITION, ..., end

           Run the body as long as the condition is true.

           >> n = 10;
           >> while n > 1, n = n / 2; end, n
           n = 0.6250

           See also: for, do, break, continue.
      """,
    "do": """
       -- do, ..., until CONDITION

           Run the body at least once, until the condition is true.

           >> n = 0;
           >> do, n++; until n * n > 50
           >> n
           n = 8

           See also: while, for.
      """,
    "switch": """
       -- switch VALUE, case LABEL, ..., case {LABEL, LABEL}, ..., otherwise, ..., end

           Run the first part with a label equal to VALUE, or in a cell of labels. Texts are compared
           as strcmp does. There is no falling through.

           >> switch 'b', case {'a', 'b'}, disp ('early'), otherwise, disp ('late'), end
           early

           See also: if.
      """,
    "function": """
       -- function [Y1, Y2] = NAME (X1, X2), ..., end

           Define a function. A last parameter varargin takes all further arguments as a cell; a last
           output varargout gives further outputs from one. nargin and nargout count what the caller
           gave and wants.

           >> function y = twice (x), y = 2 * x; end
           >> twice (4)
           ans = 8

           See also: return, nargin, nargout.
      """,
    "try": """
       -- try, ..., catch ERR, ..., end

           Run the first part; if it throws an error, run the second one. ERR.message is what went wrong,
           ERR.identifier a name for it, ERR.stack where.

           >> try, error ('Lab:hot', 'too hot'), catch err, disp (err.identifier), end
           Lab:hot

           See also: error, rethrow, unwind_protect.
      """,
    "unwind_protect": """
       -- unwind_protect, ..., unwind_protect_cleanup, ..., end_unwind_protect

           Run the second part after the first one in any case, whether it ends, throws or returns.

           >> unwind_protect, x = 1; unwind_protect_cleanup, disp ('done'), end_unwind_protect
           done

           See also: try.
      """,
    "break": " -- break\n\n     Leave the innermost loop.\n\n     See also: continue, for, while.",
    "continue": """
       -- continue

           Go on with the next turn of the innermost loop.

           See also: break, for, while.
      """,
    "return": " -- return\n\n     Leave the function or script.\n\n     See also: function.",
    "global": """
       -- global NAME ...
       -- global NAME = VALUE

           Share a variable with all functions that declare it so. It begins as [].

           See also: persistent, isglobal, clear.
      """,
    "persistent": """
       -- persistent NAME ...
       -- persistent NAME = VALUE

           Keep a variable of a function from one call to the next. It begins as [].

           See also: global, mlock.
      """,
    "end": """
       -- end

           Ends a block. In an index: the last one of this dimension.

           >> x = [4 5 6];
           >> x(end)
           ans = 6

           See also: if, for, while, switch, function.
      """,
  ]
}
