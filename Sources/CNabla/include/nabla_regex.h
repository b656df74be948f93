/// PCRE2 over bytes. The functions are called by their real names: `pcre2_compile_8` and so on.
#ifndef NABLA_REGEX_H
#define NABLA_REGEX_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stddef.h>

/// The offset of a group that took no part in a match: all ones, which Swift's Int reads as -1.
static const ptrdiff_t NABLA_PCRE2_UNSET = -1;

#endif
