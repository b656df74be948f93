#include "nabla_allocator.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { large = 1 << 20, huge_page = 1 << 21 };

// The heap up to here has been asked for in huge pages.
static uintptr_t settled;

static uintptr_t whole_pages(uintptr_t address) {
  return address & ~(uintptr_t)(huge_page - 1);
}

// Blocks are kept by the process: what one result frees the next one takes, without page faults.
__attribute__((constructor)) static void configure(void) {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 1 << 25);
  settled = whole_pages((uintptr_t)sbrk(0) + huge_page - 1);
}

// Asks for huge pages where the heap has grown; where there are none, nothing is lost.
static void prefer_huge_pages(void) {
  uintptr_t end = whole_pages((uintptr_t)sbrk(0));
  if (end <= settled) return;
  madvise((void *)settled, end - settled, MADV_HUGEPAGE);
  settled = end;
}

void *nabla_allocate(size_t bytes, int zeroed) {
  void *block = zeroed ? calloc(1, bytes) : malloc(bytes);
  if (bytes >= large) prefer_huge_pages();
  return block;
}
