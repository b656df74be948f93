/// Signals, threads and the machine.
#ifndef NABLA_PROCESS_H
#define NABLA_PROCESS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/random.h>

/// 1 after Ctrl-C until `nabla_clear_interrupt`; 0 otherwise.
extern volatile int32_t nabla_interrupt_storage;

/// The flag itself, for code that polls a raw address (the machine, compiled loops).
volatile int32_t *_Nonnull nabla_interrupt_flag(void);

/// Ask whether to stop. One load: meant for back-edges of loops and calls.
static inline _Bool nabla_interrupted(void) {
  return __atomic_load_n(&nabla_interrupt_storage, __ATOMIC_RELAXED) != 0;
}

static inline void nabla_set_interrupt(void) {
  __atomic_store_n(&nabla_interrupt_storage, 1, __ATOMIC_RELAXED);
}

static inline void nabla_clear_interrupt(void) {
  __atomic_store_n(&nabla_interrupt_storage, 0, __ATOMIC_RELAXED);
}

/// From now on Ctrl-C only sets the flag, and wakes a blocking system call of the thread that called
/// this (it returns EINTR). Also makes a closed pipe an error (EPIPE) rather than the end.
void nabla_install_sigint(void);

/// Run a function on a thread with a stack of that many bytes and wait for it. Signals go to the
/// new thread. If no thread can be had, the function runs on the caller's stack and 0 is returned.
int nabla_run_on_big_stack(
    size_t bytes, void (*_Nonnull function)(void *_Nullable), void *_Nullable context);

/// The limits of the current thread's stack: its lowest address and its size.
int nabla_stack_bounds(void *_Nullable *_Nonnull low, size_t *_Nonnull bytes);

/// The size of the terminal behind a file descriptor; 0 where there is none.
int nabla_terminal_size(int descriptor, int *_Nonnull rows, int *_Nonnull columns);

#endif
