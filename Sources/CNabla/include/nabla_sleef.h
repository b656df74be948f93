// Mathematics over arrays, by SLEEF where that is faster: error below 1 ulp, no alignment needed.
//
// `in` and `out` are the same array or do not overlap. The value of an element does not depend on
// its place or on n. With AVX2 and FMA if the processor has them (unless NABLA_KERNELS=baseline is
// in the environment), else SSE2; on other machines than x86-64 the C library's functions.
//
// Below 4 elements of double, 8 of single, the C library's functions are faster (exp of 3 elements
// 23 ns against 12, of 4 elements 7 against 16). The last bit may differ from theirs, and between
// the two instruction sets.
#ifndef NABLA_SLEEF_H
#define NABLA_SLEEF_H

#include <stdbool.h>
#include <stddef.h>

void nabla_exp_f64(const double *in, double *out, size_t n);
void nabla_log_f64(const double *in, double *out, size_t n);
void nabla_sin_f64(const double *in, double *out, size_t n);
void nabla_cos_f64(const double *in, double *out, size_t n);
void nabla_tanh_f64(const double *in, double *out, size_t n);
// 1 / (1 + exp (-x)) in one pass.
void nabla_sigmoid_f64(const double *in, double *out, size_t n);
// x if x > 0, 0 if x <= 0; NaN stays NaN, unlike max (x, 0).
void nabla_relu_f64(const double *in, double *out, size_t n);

void nabla_exp_f32(const float *in, float *out, size_t n);
void nabla_log_f32(const float *in, float *out, size_t n);
void nabla_sin_f32(const float *in, float *out, size_t n);
void nabla_cos_f32(const float *in, float *out, size_t n);
void nabla_tanh_f32(const float *in, float *out, size_t n);
void nabla_sigmoid_f32(const float *in, float *out, size_t n);
void nabla_relu_f32(const float *in, float *out, size_t n);

// For tests and benchmarks: false keeps to SSE2, true returns to what the machine has.
void nabla_sleef_allow_avx2(bool allow);

#endif
