#pragma once

#include <malloc.h>
#include <stddef.h>

/// Bytes that the process has allocated and not freed; for tests of leaks.
static inline size_t nabla_bytes_in_use(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}
