#pragma once

#include <malloc.h>
#include <stddef.h>

/// Memory for the elements of an array; null where there is none. Plain `malloc`, told to keep large
/// blocks with the process and to lay them on huge pages, so that fresh results do not page-fault
/// (measured: 6.7 ns an element of a large sum against 1.6).
void *nabla_allocate(size_t bytes, int zeroed);

/// Bytes that the process has allocated and not freed; for tests of leaks.
static inline size_t nabla_bytes_in_use(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}
