#include "nabla_matio.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static nabla_mat_functions functions;
static int opened = 0;
static char reason[256] = "not opened";
static pthread_once_t once = PTHREAD_ONCE_INIT;

struct symbol {
  const char *name;
  void **address;
};

#define SYMBOL(NAME) {"Mat_" #NAME, (void **)&functions.NAME}

static const struct symbol symbols[] = {
    SYMBOL(GetLibraryVersion), SYMBOL(LogInitFunc), SYMBOL(SizeOf), SYMBOL(SizeOfClass),
    SYMBOL(CreateVer), SYMBOL(Open), SYMBOL(Close), SYMBOL(GetVersion), SYMBOL(GetDir),
    SYMBOL(Rewind), SYMBOL(VarRead), SYMBOL(VarReadInfo), SYMBOL(VarReadNext),
    SYMBOL(VarReadNextInfo), SYMBOL(VarReadDataAll), SYMBOL(VarCreate), SYMBOL(VarCreateStruct2),
    SYMBOL(VarWrite), SYMBOL(VarDelete), SYMBOL(VarFree), SYMBOL(VarGetCell), SYMBOL(VarSetCell),
    SYMBOL(VarGetNumberOfFields), SYMBOL(VarAddStructField), SYMBOL(VarGetStructFieldnames),
    SYMBOL(VarGetStructFieldByIndex), SYMBOL(VarGetStructFieldByName),
    SYMBOL(VarSetStructFieldByIndex), SYMBOL(VarSetStructFieldByName)};

/// The struct layouts of the header belong to this major version; others are tried after it,
/// since `matvar_t` has been the same from 4 on.
static const char *const names[] = {
    "libmatio.so.11", "libmatio.so.13", "libmatio.so.12", "libmatio.so.10", "libmatio.so"};

static void keep_reason(void) {
  const char *text = dlerror();
  snprintf(reason, sizeof reason, "%s", text == NULL ? "unknown reason" : text);
}

static void open_library(void) {
  void *library = NULL;
  for (size_t i = 0; library == NULL && i < sizeof names / sizeof *names; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL && i == 0) keep_reason();
  }
  if (library == NULL) return;
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    *symbols[i].address = dlsym(library, symbols[i].name);
    if (*symbols[i].address == NULL) {
      keep_reason();
      return;
    }
  }
  opened = 1;
}

const nabla_mat_functions *nabla_mat_open(void) {
  pthread_once(&once, open_library);
  return opened ? &functions : NULL;
}

const char *nabla_mat_open_error(void) { return reason; }
