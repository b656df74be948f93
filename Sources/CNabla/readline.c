#include "nabla_readline.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "nabla_process.h"

// ---- Completion ------------------------------------------------------------------------------

struct nabla_completions {
  size_t start;
  size_t count, room;
  char **words;
};

static nabla_completer completer;
static void *completer_context;
static nabla_completions answer;
static char break_characters[2];
/// The quote before the word, if it is in one: closed after a candidate that is complete.
static char open_quote;

void nabla_readline_set_completer(nabla_completer function, void *context) {
  completer = function;
  completer_context = context;
}

void nabla_completions_set_start(nabla_completions *to, size_t start) { to->start = start; }

void nabla_completions_add(nabla_completions *to, const char *candidate) {
  if (to->count == to->room) {
    size_t room = to->room == 0 ? 32 : to->room * 2;
    char **words = realloc(to->words, room * sizeof *words);
    if (words == NULL) return;
    to->words = words;
    to->room = room;
  }
  char *word = strdup(candidate);
  if (word != NULL) to->words[to->count++] = word;
}

static void clear_answer(void) {
  for (size_t i = 0; i < answer.count; i++) free(answer.words[i]);
  answer.count = 0;
}

/// Readline asks which bytes end a word: we ask the completer, and answer with the byte before the
/// place where its candidates begin, so that readline's word and ours are the same.
static char *find_break(void) {
  clear_answer();
  answer.start = (size_t)rl_point;
  if (completer != NULL)
    completer(rl_line_buffer, (size_t)rl_point, &answer, completer_context);
  if (answer.start > (size_t)rl_point) answer.start = (size_t)rl_point;
  break_characters[0] = answer.start == 0 ? '\1' : rl_line_buffer[answer.start - 1];
  open_quote = strchr("'\"", break_characters[0]) != NULL ? break_characters[0] : 0;
  return break_characters;
}

/// A candidate, fitted to the word that readline replaces where it begins elsewhere than ours
/// (when the byte before the word occurs within it as well).
static char *fitted(const char *word, size_t start) {
  size_t length = strlen(word);
  if (start >= answer.start) {
    size_t skip = start - answer.start;
    return skip <= length ? strdup(word + skip) : NULL;
  }
  size_t before = answer.start - start;
  char *text = malloc(before + length + 1);
  if (text == NULL) return NULL;
  memcpy(text, rl_line_buffer + start, before);
  memcpy(text + before, word, length + 1);
  return text;
}

/// Readline's form of an answer: the common beginning first, then all, then NULL.
static char **attempt(const char *text, int start, int end) {
  (void)text, (void)end;
  rl_attempted_completion_over = 1;
  rl_completion_append_character = 0;
  if (answer.count == 0) return NULL;
  char **matches = calloc(answer.count + 2, sizeof *matches);
  if (matches == NULL) return NULL;
  size_t count = 0;
  for (size_t i = 0; i < answer.count; i++) {
    char *word = fitted(answer.words[i], (size_t)start);
    if (word != NULL) matches[++count] = word;
  }
  clear_answer();
  if (count == 0) {
    free(matches);
    return NULL;
  }
  if (count == 1) {
    matches[0] = matches[1];
    matches[1] = NULL;
    size_t length = strlen(matches[0]);
    if (length > 0 && matches[0][length - 1] != '/') rl_completion_append_character = open_quote;
    return matches;
  }
  size_t common = strlen(matches[1]);
  for (size_t i = 2; i <= count; i++) {
    size_t same = 0;
    while (same < common && matches[i][same] == matches[1][same]) same++;
    common = same;
  }
  while (common > 0 && (matches[1][common] & 0xC0) == 0x80) common--;  // keep UTF-8 letters whole
  matches[0] = strndup(matches[1], common);
  return matches;
}

// ---- History ---------------------------------------------------------------------------------

static int history_limit = 10000;

int nabla_history_add(const char *line, const char *path) {
  HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  if (last != NULL && strcmp(last->line, line) == 0) return 0;
  add_history(line);
  char stamp[32];
  snprintf(stamp, sizeof stamp, "#%lld", (long long)time(NULL));
  add_history_time(stamp);
  if (path == NULL) return 0;
  int descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0) return errno;
  close(descriptor);
  return append_history(1, path);
}

int nabla_history_load(const char *path) {
  int error = read_history(path);
  if (error != 0) return error == ENOENT ? 0 : error;
  // Cutting costs a rewrite of the file, so it is left to grow by a quarter before.
  if (history_length + history_base > history_limit + history_limit / 4)
    history_truncate_file(path, history_limit);
  return 0;
}

// ---- Reading a line --------------------------------------------------------------------------

static char *read_text;
static int is_done;

static void take_line(char *text) {
  read_text = text;
  is_done = 1;
  // Here, and not later, or readline would show the prompt again.
  rl_callback_handler_remove();
}

static int is_set(const char *variable) {
  const char *value = getenv(variable);
  return value != NULL && *value != 0;
}

void nabla_readline_start(int history) {
  rl_readline_name = "nabla";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 1;
  rl_attempted_completion_function = attempt;
  rl_completion_word_break_hook = find_break;
  rl_completer_quote_characters = NULL;
  rl_basic_quote_characters = "";
  rl_sort_completion_matches = 1;

  // Before the user's inputrc is read, so that it has the last word. Up and down look for lines that
  // begin with what is left of the cursor.
  rl_bind_keyseq("\033[A", rl_history_search_backward);
  rl_bind_keyseq("\033OA", rl_history_search_backward);
  rl_bind_keyseq("\033[B", rl_history_search_forward);
  rl_bind_keyseq("\033OB", rl_history_search_forward);
  rl_variable_bind("enable-bracketed-paste", "on");
  rl_variable_bind("completion-query-items", "-1");
  rl_variable_bind("page-completions", "off");

  // Readline takes the character set from the environment. Where that names none (containers),
  // UTF-8 is the better guess than ASCII.
  int guess = !is_set("LC_ALL") && !is_set("LC_CTYPE") && !is_set("LANG");
  if (guess) setenv("LC_CTYPE", "C.UTF-8", 1);
  rl_initialize();
  if (guess) unsetenv("LC_CTYPE");  // it was unset or empty, which is the same

  using_history();
  history_limit = history;
  stifle_history(history);
  // Time stamps are what separates entries of several lines in the file.
  history_comment_char = '#';
  history_write_timestamps = 1;
}

static const int watched[] = {SIGTERM, SIGHUP, SIGTSTP};
enum { watched_count = sizeof watched / sizeof *watched };

static volatile sig_atomic_t pending_signal;
static pthread_t reader;

/// SAFETY: async-signal-safe; passes a signal of another thread on to the one that polls.
static void on_signal(int number) {
  int saved = errno;
  pending_signal = number;
  if (!pthread_equal(pthread_self(), reader)) pthread_kill(reader, number);
  errno = saved;
}

/// Give the terminal back, let the signal do what it does by default, and go on if we come back
/// (after Ctrl-Z and `fg`).
static void obey(int number, const struct sigaction *original) {
  struct sigaction ours;
  pending_signal = 0;
  rl_cleanup_after_signal();
  sigaction(number, original, &ours);
  sigset_t only, before;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, &before);
  kill(getpid(), number);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  sigaction(number, &ours, NULL);
  rl_reset_after_signal();
  rl_forced_update_display();
}

/// Wait for a key or a signal. Signals are blocked but for the wait itself, so that none can slip
/// in between looking at the flags and waiting. Returns 1 for input.
static int wait_for_input(void) {
  sigset_t ours, before;
  sigemptyset(&ours);
  sigaddset(&ours, SIGINT);
  sigaddset(&ours, SIGWINCH);
  for (int i = 0; i < watched_count; i++) sigaddset(&ours, watched[i]);
  pthread_sigmask(SIG_BLOCK, &ours, &before);
  int ready = 0;
  if (!nabla_interrupted() && pending_signal == 0) {
    struct pollfd input = {.fd = fileno(rl_instream ? rl_instream : stdin), .events = POLLIN};
    ready = ppoll(&input, 1, NULL, &before) > 0;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return ready;
}

/// Readline ends the line at Ctrl-D by itself, but only while bracketed paste is on.
static int writes_newline_at_end(void) {
  const char *paste = rl_variable_value("enable-bracketed-paste");
  return paste != NULL && strcmp(paste, "on") == 0;
}

nabla_line_status nabla_readline_read(const char *prompt, char **line) {
  *line = NULL;
  read_text = NULL;
  is_done = 0;
  pending_signal = 0;
  reader = pthread_self();
  nabla_clear_interrupt();

  struct sigaction action = {0}, original[watched_count];
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &action, &original[i]);

  nabla_line_status status = NABLA_LINE_READ;
  rl_eof_found = 0;  // or the newline of the last Ctrl-D would be written again after this line
  rl_callback_handler_install(prompt, take_line);
  while (!is_done) {
    int ready = wait_for_input();
    if (nabla_interrupted()) {
      rl_free_line_state();
      rl_callback_sigcleanup();
      fputs("^C\n", rl_outstream ? rl_outstream : stdout);
      rl_callback_handler_remove();
      nabla_clear_interrupt();
      status = NABLA_LINE_INTERRUPTED;
      break;
    }
    for (int i = 0; i < watched_count; i++)
      if (pending_signal == watched[i]) obey(watched[i], &original[i]);
    if (ready) rl_callback_read_char();
    else rl_check_signals();
  }
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &original[i], NULL);
  if (status == NABLA_LINE_READ && read_text == NULL && !writes_newline_at_end())
    fputs("\n", rl_outstream ? rl_outstream : stdout);
  fflush(rl_outstream ? rl_outstream : stdout);
  if (status == NABLA_LINE_READ && read_text == NULL) status = NABLA_LINE_END;
  *line = read_text;
  read_text = NULL;
  return status;
}
