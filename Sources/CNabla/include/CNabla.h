/// The C side of Nabla: the field's libraries, and small shims where Swift cannot reach C directly.
///
/// Each concern is one header, and one .c file where it needs code. Swift files that use a library
/// own its pointers; nothing here keeps state but the signal flag, readline, and libraries once opened.
#ifndef NABLA_H
#define NABLA_H

#include "nabla_allocator.h"
#include "nabla_lapack.h"
#include "nabla_complex.h"
#include "nabla_fft.h"
#include "nabla_regex.h"
#include "nabla_files.h"
#include "nabla_png.h"
#include "nabla_matio.h"
#include "nabla_numbers.h"
#include "nabla_process.h"
#include "nabla_readline.h"
#include "nabla_suitesparse.h"

#if __has_include("nabla_sleef.h")
#include "nabla_sleef.h"
#endif

#endif
