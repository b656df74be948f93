#include "nabla_sleef.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A loop over whole vectors. The last one is moved back to end with the array; it is read before
// anything is written, since `out` may be `in`. Fewer elements than a vector are padded with ones.
#define VECTOR_LOOP(target, name, element, vector, expression)                                     \
  target static void name(const element *in, element *out, size_t n) {                             \
    enum { lanes = sizeof(vector) / sizeof(element) };                                             \
    vector x, last;                                                                                \
    if (n < lanes) {                                                                               \
      element few[lanes];                                                                          \
      for (size_t j = 0; j < lanes; j++) few[j] = j < n ? in[j] : 1;                               \
      memcpy(&x, few, sizeof x);                                                                   \
      x = expression;                                                                              \
      memcpy(few, &x, sizeof x);                                                                   \
      for (size_t j = 0; j < n; j++) out[j] = few[j];                                              \
      return;                                                                                      \
    }                                                                                              \
    memcpy(&last, in + (n - lanes), sizeof x);                                                     \
    for (size_t i = 0; i + lanes <= n; i += lanes) {                                               \
      memcpy(&x, in + i, sizeof x);                                                                \
      x = expression;                                                                              \
      memcpy(out + i, &x, sizeof x);                                                               \
    }                                                                                              \
    if (n % lanes == 0) return;                                                                    \
    x = last;                                                                                      \
    x = expression;                                                                                \
    memcpy(out + (n - lanes), &x, sizeof x);                                                       \
  }

#define SCALAR_LOOP(name, element, expression)                                                     \
  static void name(const element *in, element *out, size_t n) {                                    \
    for (size_t i = 0; i < n; i++) {                                                               \
      element x = in[i];                                                                           \
      out[i] = expression;                                                                         \
    }                                                                                              \
  }

#if defined(__x86_64__)

typedef double d2 __attribute__((vector_size(16)));
typedef double d4 __attribute__((vector_size(32)));
typedef float f4 __attribute__((vector_size(16)));
typedef float f8 __attribute__((vector_size(32)));
typedef long long l2 __attribute__((vector_size(16)));
typedef long long l4 __attribute__((vector_size(32)));
typedef int i4 __attribute__((vector_size(16)));
typedef int i8 __attribute__((vector_size(32)));

#define SSE2
#define AVX2 __attribute__((target("avx2,fma")))

// Declared here because <sleef.h> shows its AVX2 functions only to files compiled for AVX2.
d2 Sleef_sind2_u10sse2(d2);
d2 Sleef_cosd2_u10sse2(d2);
f4 Sleef_expf4_u10sse2(f4);
f4 Sleef_sinf4_u10sse2(f4);
f4 Sleef_cosf4_u10sse2(f4);
f4 Sleef_tanhf4_u10sse2(f4);
AVX2 d4 Sleef_expd4_u10avx2(d4);
AVX2 d4 Sleef_sind4_u10avx2(d4);
AVX2 d4 Sleef_cosd4_u10avx2(d4);
AVX2 d4 Sleef_tanhd4_u10avx2(d4);
AVX2 f8 Sleef_expf8_u10avx2(f8);
AVX2 f8 Sleef_logf8_u10avx2(f8);
AVX2 f8 Sleef_sinf8_u10avx2(f8);
AVX2 f8 Sleef_cosf8_u10avx2(f8);
AVX2 f8 Sleef_tanhf8_u10avx2(f8);

static int avx2_state;  // 0 not yet asked, 1 no, 2 yes

static bool uses_avx2(void) {
  int state = __atomic_load_n(&avx2_state, __ATOMIC_RELAXED);
  if (state == 0) {
    nabla_sleef_allow_avx2(true);
    state = __atomic_load_n(&avx2_state, __ATOMIC_RELAXED);
  }
  return state == 2;
}

void nabla_sleef_allow_avx2(bool allow) {
  const char *forced = getenv("NABLA_KERNELS");
  bool baseline = forced && strcmp(forced, "baseline") == 0;
  bool can = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  __atomic_store_n(&avx2_state, allow && can && !baseline ? 2 : 1, __ATOMIC_RELAXED);
}

#define CHOOSE(name, element)                                                                      \
  void nabla_##name(const element *in, element *out, size_t n) {                                   \
    if (uses_avx2())                                                                               \
      name##_avx2(in, out, n);                                                                     \
    else                                                                                           \
      name##_sse2(in, out, n);                                                                     \
  }

// ns an element, 1e5 elements:
//
//              double: libm   SSE2   AVX2     single: libm   SSE2   AVX2
//     exp               2.7    2.6    1.1              1.5    1.0    0.4
//     log               2.2    7.5    2.6              1.6    3.0    0.9
//     sin              15.7    8.1    3.2              7.0    2.4    0.7
//     cos              15.8    9.2    3.7              7.1    2.7    0.9
//     tanh             12.8   12.9    3.9             12.5    6.4    2.0
//     sigmoid           2.8    3.0    1.2              1.7    1.2    0.5
//
// Where SLEEF gains nothing the C library's function, which is closer to half an ulp, is kept.

SCALAR_LOOP(exp_f64_sse2, double, exp(x))
VECTOR_LOOP(AVX2, exp_f64_avx2, double, d4, Sleef_expd4_u10avx2(x))
CHOOSE(exp_f64, double)
VECTOR_LOOP(SSE2, exp_f32_sse2, float, f4, Sleef_expf4_u10sse2(x))
VECTOR_LOOP(AVX2, exp_f32_avx2, float, f8, Sleef_expf8_u10avx2(x))
CHOOSE(exp_f32, float)

SCALAR_LOOP(log_f64_sse2, double, log(x))
void nabla_log_f64(const double *in, double *out, size_t n) { log_f64_sse2(in, out, n); }
SCALAR_LOOP(log_f32_sse2, float, logf(x))
VECTOR_LOOP(AVX2, log_f32_avx2, float, f8, Sleef_logf8_u10avx2(x))
CHOOSE(log_f32, float)

VECTOR_LOOP(SSE2, sin_f64_sse2, double, d2, Sleef_sind2_u10sse2(x))
VECTOR_LOOP(AVX2, sin_f64_avx2, double, d4, Sleef_sind4_u10avx2(x))
CHOOSE(sin_f64, double)
VECTOR_LOOP(SSE2, sin_f32_sse2, float, f4, Sleef_sinf4_u10sse2(x))
VECTOR_LOOP(AVX2, sin_f32_avx2, float, f8, Sleef_sinf8_u10avx2(x))
CHOOSE(sin_f32, float)

VECTOR_LOOP(SSE2, cos_f64_sse2, double, d2, Sleef_cosd2_u10sse2(x))
VECTOR_LOOP(AVX2, cos_f64_avx2, double, d4, Sleef_cosd4_u10avx2(x))
CHOOSE(cos_f64, double)
VECTOR_LOOP(SSE2, cos_f32_sse2, float, f4, Sleef_cosf4_u10sse2(x))
VECTOR_LOOP(AVX2, cos_f32_avx2, float, f8, Sleef_cosf8_u10avx2(x))
CHOOSE(cos_f32, float)

SCALAR_LOOP(tanh_f64_sse2, double, tanh(x))
VECTOR_LOOP(AVX2, tanh_f64_avx2, double, d4, Sleef_tanhd4_u10avx2(x))
CHOOSE(tanh_f64, double)
VECTOR_LOOP(SSE2, tanh_f32_sse2, float, f4, Sleef_tanhf4_u10sse2(x))
VECTOR_LOOP(AVX2, tanh_f32_avx2, float, f8, Sleef_tanhf8_u10avx2(x))
CHOOSE(tanh_f32, float)

SCALAR_LOOP(sigmoid_f64_sse2, double, 1.0 / (1.0 + exp(-x)))
VECTOR_LOOP(AVX2, sigmoid_f64_avx2, double, d4, 1.0 / (1.0 + Sleef_expd4_u10avx2(-x)))
CHOOSE(sigmoid_f64, double)
VECTOR_LOOP(SSE2, sigmoid_f32_sse2, float, f4, 1.0f / (1.0f + Sleef_expf4_u10sse2(-x)))
VECTOR_LOOP(AVX2, sigmoid_f32_avx2, float, f8, 1.0f / (1.0f + Sleef_expf8_u10avx2(-x)))
CHOOSE(sigmoid_f32, float)

// The bits of x where it is not <= 0, which includes NaN; else +0.
VECTOR_LOOP(SSE2, relu_f64_sse2, double, d2, (d2)((l2)x & ~(x <= 0.0)))
VECTOR_LOOP(AVX2, relu_f64_avx2, double, d4, (d4)((l4)x & ~(x <= 0.0)))
VECTOR_LOOP(SSE2, relu_f32_sse2, float, f4, (f4)((i4)x & ~(x <= 0.0f)))
VECTOR_LOOP(AVX2, relu_f32_avx2, float, f8, (f8)((i8)x & ~(x <= 0.0f)))
CHOOSE(relu_f64, double)
CHOOSE(relu_f32, float)

#else

void nabla_sleef_allow_avx2(bool allow) { (void)allow; }

#define PLAIN(name, element, expression)                                                           \
  SCALAR_LOOP(name##_scalar, element, expression)                                                  \
  void nabla_##name(const element *in, element *out, size_t n) { name##_scalar(in, out, n); }
PLAIN(exp_f64, double, exp(x))
PLAIN(log_f64, double, log(x))
PLAIN(sin_f64, double, sin(x))
PLAIN(cos_f64, double, cos(x))
PLAIN(tanh_f64, double, tanh(x))
PLAIN(sigmoid_f64, double, 1 / (1 + exp(-x)))
PLAIN(relu_f64, double, x <= 0 ? 0 : x)
PLAIN(exp_f32, float, expf(x))
PLAIN(log_f32, float, logf(x))
PLAIN(sin_f32, float, sinf(x))
PLAIN(cos_f32, float, cosf(x))
PLAIN(tanh_f32, float, tanhf(x))
PLAIN(sigmoid_f32, float, 1 / (1 + expf(-x)))
PLAIN(relu_f32, float, x <= 0 ? 0 : x)

#endif
