/// Streams and files: zlib for plain or gzipped input, and what Swift cannot name of stdio.
#ifndef NABLA_FILES_H
#define NABLA_FILES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <zlib.h>

FILE *_Nonnull nabla_stdin(void);
FILE *_Nonnull nabla_stdout(void);
FILE *_Nonnull nabla_stderr(void);

/// Write all bytes to a file descriptor, through interruptions and partial writes.
/// Returns 0 or the error number.
int nabla_write_all(int descriptor, const void *_Nullable bytes, size_t count);

/// Read up to `capacity` bytes. Returns the count, 0 at the end, or minus the error number; minus
/// EINTR after a signal, so that the caller can look at the interrupt flag.
ptrdiff_t nabla_read_some(int descriptor, void *_Nonnull bytes, size_t capacity);

/// The text of an error number. Thread-safe; lives until the thread's next call.
const char *_Nonnull nabla_error_text(int number);

#endif
