#include <stdlib.h>

// How long a thread of OpenBLAS without work looks for some before it sleeps: 2 to this power
// cycles. OpenBLAS asks for it when it is loaded, and its own answer (26, some 20 ms) costs every
// program that long on a second core. Its function is replaced by this one of the same name.
int openblas_thread_timeout(void) {
  const char *wanted = getenv("OPENBLAS_THREAD_TIMEOUT");
  return wanted ? atoi(wanted) : 18;
}
