#include "nabla_files.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

FILE *nabla_stdin(void) { return stdin; }
FILE *nabla_stdout(void) { return stdout; }
FILE *nabla_stderr(void) { return stderr; }

int nabla_write_all(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    next += written;
    count -= (size_t)written;
  }
  return 0;
}

ptrdiff_t nabla_read_some(int descriptor, void *bytes, size_t capacity) {
  ssize_t count = read(descriptor, bytes, capacity);
  return count < 0 ? -(ptrdiff_t)errno : (ptrdiff_t)count;
}

const char *nabla_error_text(int number) {
  static _Thread_local char text[256];
  return strerror_r(number, text, sizeof text);
}
