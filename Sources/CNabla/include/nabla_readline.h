/// Line editing by GNU readline, through its callback interface and poll.
///
/// `readline()` itself is never called: its signal handling and ours do not mix, and nothing may jump
/// across Swift frames. All of readline's globals stay in readline.c. Use it only on a terminal.
#ifndef NABLA_READLINE_H
#define NABLA_READLINE_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
  NABLA_LINE_READ = 0,
  NABLA_LINE_END = 1,          ///< Ctrl-D on an empty line, or the terminal is gone
  NABLA_LINE_INTERRUPTED = 2,  ///< Ctrl-C
} nabla_line_status;

/// Set up the editor: key bindings, bracketed paste, an in-memory history of at most `history` entries.
void nabla_readline_start(int history);

/// Read one line. A pasted block arrives as one line that contains newlines.
/// After NABLA_LINE_READ `*line` is to be given to `free`; else it is NULL. The interrupt flag is
/// clear on return. Expects `nabla_install_sigint`.
nabla_line_status nabla_readline_read(
    const char *_Nonnull prompt, char *_Nullable *_Nonnull line);

/// The answer to one press of Tab, filled in by the completer.
typedef struct nabla_completions nabla_completions;

/// Called with the whole line, the cursor (in bytes), and the context given with the function.
typedef void (*nabla_completer)(
    const char *_Nonnull line, size_t cursor, nabla_completions *_Nonnull answer,
    void *_Nullable context);
void nabla_readline_set_completer(nabla_completer _Nullable completer, void *_Nullable context);

/// Where the text begins that the candidates replace; they replace it up to the cursor.
void nabla_completions_set_start(nabla_completions *_Nonnull answer, size_t start);

/// One candidate: the whole new text from `start` on.
void nabla_completions_add(
    nabla_completions *_Nonnull answer, const char *_Nonnull candidate);

/// Add a line (or a block with newlines) to the history, unless it repeats the last one, and append
/// it to a file, if `path` isn't NULL. Returns 0 or an error number.
int nabla_history_add(const char *_Nonnull line, const char *_Nullable path);

/// Read a history file and cut it to the limit. A missing file is no error.
int nabla_history_load(const char *_Nonnull path);

#endif
