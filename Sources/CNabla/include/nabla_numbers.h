/// Numbers to text and back, always in the C locale, whatever the environment or a library sets.
#ifndef NABLA_NUMBERS_H
#define NABLA_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

/// Format a number by a printf conversion without width and precision: `%`, any of `-+ #0`, and one
/// letter, as in "%f" or "%-+e" (the `%` may be left out). `width` 0 is none, negative is
/// left-justified; `prec` -1 is none. Returns the length of the whole text, which was cut where it
/// is `size` or more (as snprintf does), or -1 for a conversion that does not fit the type.
///
/// Letters: double e E f F g G a A; long d i; unsigned long u o x X.
int nabla_format_double(
    char *_Nullable buffer, size_t size, const char *_Nonnull format, int width, int prec,
    double value);
int nabla_format_long(
    char *_Nullable buffer, size_t size, const char *_Nonnull format, int width, int prec,
    int64_t value);
int nabla_format_unsigned_long(
    char *_Nullable buffer, size_t size, const char *_Nonnull format, int width, int prec,
    uint64_t value);

/// strtod and strtof in the C locale; the text ends in a NUL.
double nabla_strtod(const char *_Nonnull text, char *_Nullable *_Nullable end);
float nabla_strtof(const char *_Nonnull text, char *_Nullable *_Nullable end);

/// The same over bytes without a NUL: `used` becomes the count of bytes read as a number, 0 if none.
double nabla_parse_double(
    const uint8_t *_Nonnull bytes, size_t count, size_t *_Nullable used);

#endif
