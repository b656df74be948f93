/// Complex functions of the C library, over structs that Swift can see.
///
/// C's `double _Complex` does not reach Swift; these inline functions convert at the border. Division
/// is the compiler's, with its care for overflow.
#ifndef NABLA_COMPLEX_H
#define NABLA_COMPLEX_H

#include <complex.h>

#include "nabla_lapack.h"

static inline double _Complex nabla_c64(nabla_complex64 z) {
  double _Complex r;
  __real__ r = z.re;
  __imag__ r = z.im;
  return r;
}

static inline nabla_complex64 nabla_s64(double _Complex z) {
  nabla_complex64 r = {__real__ z, __imag__ z};
  return r;
}

static inline float _Complex nabla_c32(nabla_complex32 z) {
  float _Complex r;
  __real__ r = z.re;
  __imag__ r = z.im;
  return r;
}

static inline nabla_complex32 nabla_s32(float _Complex z) {
  nabla_complex32 r = {__real__ z, __imag__ z};
  return r;
}

#define NABLA_COMPLEX_UNARY(name)                                           \
  static inline nabla_complex64 nabla_##name(nabla_complex64 z) {           \
    return nabla_s64(name(nabla_c64(z)));                                   \
  }                                                                         \
  static inline nabla_complex32 nabla_##name##f(nabla_complex32 z) {        \
    return nabla_s32(name##f(nabla_c32(z)));                                \
  }

NABLA_COMPLEX_UNARY(csqrt)
NABLA_COMPLEX_UNARY(cexp)
NABLA_COMPLEX_UNARY(clog)
NABLA_COMPLEX_UNARY(csin)
NABLA_COMPLEX_UNARY(ccos)
NABLA_COMPLEX_UNARY(ctan)
NABLA_COMPLEX_UNARY(casin)
NABLA_COMPLEX_UNARY(cacos)
NABLA_COMPLEX_UNARY(catan)
NABLA_COMPLEX_UNARY(csinh)
NABLA_COMPLEX_UNARY(ccosh)
NABLA_COMPLEX_UNARY(ctanh)
NABLA_COMPLEX_UNARY(casinh)
NABLA_COMPLEX_UNARY(cacosh)
NABLA_COMPLEX_UNARY(catanh)

static inline nabla_complex64 nabla_cmul(nabla_complex64 a, nabla_complex64 b) {
  return nabla_s64(nabla_c64(a) * nabla_c64(b));
}

static inline nabla_complex32 nabla_cmulf(nabla_complex32 a, nabla_complex32 b) {
  return nabla_s32(nabla_c32(a) * nabla_c32(b));
}

static inline nabla_complex64 nabla_cdiv(nabla_complex64 a, nabla_complex64 b) {
  return nabla_s64(nabla_c64(a) / nabla_c64(b));
}

static inline nabla_complex32 nabla_cdivf(nabla_complex32 a, nabla_complex32 b) {
  return nabla_s32(nabla_c32(a) / nabla_c32(b));
}

static inline nabla_complex64 nabla_cpow(nabla_complex64 a, nabla_complex64 b) {
  return nabla_s64(cpow(nabla_c64(a), nabla_c64(b)));
}

static inline nabla_complex32 nabla_cpowf(nabla_complex32 a, nabla_complex32 b) {
  return nabla_s32(cpowf(nabla_c32(a), nabla_c32(b)));
}

#undef NABLA_COMPLEX_UNARY

#endif
