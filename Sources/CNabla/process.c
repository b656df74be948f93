#include "nabla_process.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>

volatile int32_t nabla_interrupt_storage = 0;

volatile int32_t *nabla_interrupt_flag(void) { return &nabla_interrupt_storage; }

/// The thread whose system calls Ctrl-C is to wake.
static pthread_t interpreter;

/// SAFETY: only async-signal-safe calls here. A signal that another thread was given (libraries
/// start their own) is passed on, so that the interpreter's blocking read returns.
static void on_interrupt(int signal_number) {
  int saved = errno;
  nabla_set_interrupt();
  if (!pthread_equal(pthread_self(), interpreter)) pthread_kill(interpreter, signal_number);
  errno = saved;
}

void nabla_install_sigint(void) {
  interpreter = pthread_self();
  struct sigaction action = {0};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  struct sigaction ignore = {0};
  ignore.sa_handler = SIG_IGN;
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGPIPE, &ignore, NULL);
}

struct start {
  void (*function)(void *);
  void *context;
  sigset_t mask;
};

static void *run(void *argument) {
  struct start *start = argument;
  pthread_sigmask(SIG_SETMASK, &start->mask, NULL);
  start->function(start->context);
  return NULL;
}

int nabla_run_on_big_stack(size_t bytes, void (*function)(void *), void *context) {
  struct start start = {.function = function, .context = context};
  sigset_t all;
  sigfillset(&all);
  // The waiting thread takes no signals; the new one starts without them and then sets the old mask.
  pthread_sigmask(SIG_SETMASK, &all, &start.mask);

  pthread_attr_t attributes;
  pthread_t thread;
  int failed = pthread_attr_init(&attributes);
  if (!failed) {
    failed = pthread_attr_setstacksize(&attributes, bytes);
    if (!failed) failed = pthread_create(&thread, &attributes, run, &start);
    pthread_attr_destroy(&attributes);
  }
  if (failed) {
    pthread_sigmask(SIG_SETMASK, &start.mask, NULL);
    function(context);
    return 0;
  }
  pthread_join(thread, NULL);
  pthread_sigmask(SIG_SETMASK, &start.mask, NULL);
  return 1;
}

int nabla_stack_bounds(void **low, size_t *bytes) {
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  int failed = pthread_attr_getstack(&attributes, low, bytes);
  pthread_attr_destroy(&attributes);
  return failed == 0;
}

int nabla_terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}
