#include "nabla_numbers.h"

#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static locale_t c_locale;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_locale(void) { c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0); }

static locale_t the_c_locale(void) {
  pthread_once(&once, make_locale);
  return c_locale;
}

/// Build "%<flags>*.*<length><letter>"; 0 if the format is not flags and one of the letters.
static int build(char *out, size_t size, const char *format, const char *length, const char *letters) {
  if (*format == '%') format += 1;
  size_t flags = strspn(format, "-+ #0");
  char letter = format[flags];
  if (flags > 8 || letter == 0 || strchr(letters, letter) == NULL || format[flags + 1] != 0)
    return 0;
  // By hand: this runs for each number printed, and snprintf would cost as much as the number.
  size_t n = strlen(length);
  if (flags + n + 6 > size) return 0;
  *out++ = '%';
  memcpy(out, format, flags);
  memcpy(out + flags, "*.*", 3);
  memcpy(out + flags + 3, length, n);
  out[flags + 3 + n] = letter;
  out[flags + 4 + n] = 0;
  return 1;
}

#define FORMAT(LENGTH, LETTERS)                                       \
  char conversion[24];                                                \
  if (!build(conversion, sizeof conversion, format, LENGTH, LETTERS)) return -1; \
  locale_t before = uselocale(the_c_locale());                        \
  int count = snprintf(buffer, size, conversion, width, prec, value); \
  uselocale(before);                                                  \
  return count;

int nabla_format_double(
    char *buffer, size_t size, const char *format, int width, int prec, double value) {
  FORMAT("", "eEfFgGaA")
}

int nabla_format_long(
    char *buffer, size_t size, const char *format, int width, int prec, int64_t value) {
  FORMAT("l", "di")
}

int nabla_format_unsigned_long(
    char *buffer, size_t size, const char *format, int width, int prec, uint64_t value) {
  FORMAT("l", "uoxX")
}

double nabla_strtod(const char *text, char **end) { return strtod_l(text, end, the_c_locale()); }
float nabla_strtof(const char *text, char **end) { return strtof_l(text, end, the_c_locale()); }

double nabla_parse_double(const uint8_t *bytes, size_t count, size_t *used) {
  char short_text[64];
  char *text = count < sizeof short_text ? short_text : malloc(count + 1);
  if (used != NULL) *used = 0;
  if (text == NULL) return 0;
  memcpy(text, bytes, count);
  text[count] = 0;
  char *end = text;
  double value = nabla_strtod(text, &end);
  if (used != NULL) *used = (size_t)(end - text);
  if (text != short_text) free(text);
  return value;
}
